// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/base64url.h"

#include <array>

namespace accountdesk::crypto {

namespace {

constexpr quint8 foreign = 0xff;

constexpr std::array<quint8, 256> makeTable()
{
    std::array<quint8, 256> table{};
    table.fill(foreign);
    for (unsigned i = 0; i < 26; ++i) {
        table['A' + i] = static_cast<quint8>(i);
        table['a' + i] = static_cast<quint8>(26 + i);
    }
    for (unsigned i = 0; i < 10; ++i)
        table['0' + i] = static_cast<quint8>(52 + i);
    table['-'] = 62;
    table['_'] = 63;
    return table;
}

constexpr std::array<quint8, 256> table = makeTable();

} // namespace

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const qsizetype whole = text.size() / 4;
    const qsizetype rest = text.size() % 4;
    if (rest == 1)
        return std::nullopt;
    QByteArray bytes(whole * 3 + (rest ? rest - 1 : 0), Qt::Uninitialized);
    const auto *in = reinterpret_cast<const quint8 *>(text.data());
    char *out = bytes.data();
    unsigned seen = 0; // all values or-ed together: a foreign one sets the upper bits
    for (qsizetype i = 0; i < whole; ++i, in += 4, out += 3) {
        const unsigned a = table[in[0]], b = table[in[1]], c = table[in[2]], d = table[in[3]];
        seen |= a | b | c | d;
        out[0] = static_cast<char>(a << 2 | b >> 4);
        out[1] = static_cast<char>(b << 4 | c >> 2);
        out[2] = static_cast<char>(c << 6 | d);
    }
    if (rest) {
        const unsigned a = table[in[0]], b = table[in[1]], c = rest == 3 ? table[in[2]] : 0U;
        seen |= a | b | c;
        const bool hasSpareBits = rest == 2 ? (b & 0x0fU) != 0 : (c & 0x03U) != 0;
        if (hasSpareBits)
            return std::nullopt;
        out[0] = static_cast<char>(a << 2 | b >> 4);
        if (rest == 3)
            out[1] = static_cast<char>(b << 4 | c >> 2);
    }
    if (seen & 0xc0U)
        return std::nullopt;
    return bytes;
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace accountdesk::crypto
