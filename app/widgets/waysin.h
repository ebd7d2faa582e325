// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace accountdesk {

/// A picture of how one gets into an account: ways in, then second factors, then the account.
/// With a plan each tile says in words and by its line whether it stays or goes. Columns while
/// there is room, below one another when there is not; says the same to a screen reader.
class WaysIn : public QWidget
{
    Q_OBJECT

public:
    struct Tile
    {
        QString title;
        QString detail;
        bool isRemoved = false;
        bool isNone = false;    ///< stands for "there is none": no word, broken line
        bool operator==(const Tile &) const = default;
    };
    struct Picture
    {
        QList<Tile> ways;
        QList<Tile> factors;
        QString account;        ///< whose it is
        bool hasPlan = false;   ///< else nothing stays or goes
    };

    explicit WaysIn(QWidget *parent = nullptr);
    void setPicture(const Picture &picture);
    const Picture &picture() const { return m_picture; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Column
    {
        QString heading;
        QRect headingRect;
        QList<QRect> rects;     ///< of the tiles
        QRect bounds() const;
    };
    struct Arrangement
    {
        QList<Column> columns;
        int height = 0;
        bool isStacked = false;
    };
    Arrangement arrange(int width) const;
    const QList<Tile> &tilesOf(int column) const;
    QString wordOf(const Tile &tile) const;
    int tileHeight(const Tile &tile, int width) const;
    void describe();
    void paintTile(QPainter &painter, const Tile &tile, const QRect &rect, bool isAccount) const;
    void paintLinks(QPainter &painter, const Arrangement &at) const;
    void paintLink(QPainter &painter, QPoint from, QPoint to, bool isCut, bool isStacked) const;
    QRect mirrored(const QRect &rect) const;

    Picture m_picture;
    QList<Tile> m_account;
};

} // namespace accountdesk
