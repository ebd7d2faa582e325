// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace accountdesk {

class PictureConsent;
class PlainTextLabel;
class ProfilePicture;

/// Below the avatar: "Show picture" and "Hide picture" in one place. The question that comes first is
/// asked by a PictureConsent elsewhere on the page.
class PictureToggle : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    PictureToggle(ProfilePicture &picture, PictureConsent &consent, QWidget *parent);

private:
    void refresh();
    void tint();
    void choose();
    void answer(bool isAccepted);

    ProfilePicture &m_picture;
    PictureConsent &m_consent;
    QToolButton *m_button;
    PlainTextLabel *m_note;
};

} // namespace accountdesk
