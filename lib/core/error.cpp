// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace accountdesk {

QLatin1String kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Network: return QLatin1String("Network");
    case Error::Kind::TimedOut: return QLatin1String("TimedOut");
    case Error::Kind::Server: return QLatin1String("Server");
    case Error::Kind::Untrusted: return QLatin1String("Untrusted");
    case Error::Kind::Unauthorized: return QLatin1String("Unauthorized");
    case Error::Kind::MissingScope: return QLatin1String("MissingScope");
    case Error::Kind::NotFound: return QLatin1String("NotFound");
    case Error::Kind::Conflict: return QLatin1String("Conflict");
    case Error::Kind::Rejected: return QLatin1String("Rejected");
    case Error::Kind::RateLimited: return QLatin1String("RateLimited");
    case Error::Kind::Malformed: return QLatin1String("Malformed");
    case Error::Kind::SecretStore: return QLatin1String("SecretStore");
    case Error::Kind::UnknownOutcome: return QLatin1String("UnknownOutcome");
    case Error::Kind::Cancelled: return QLatin1String("Cancelled");
    }
    return QLatin1String("Rejected");
}

} // namespace accountdesk
