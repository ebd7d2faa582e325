// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pagerig.h"
#include "pages/metadata/datacard.h"
#include "pages/metadata/datadocument.h"
#include "pages/metadata/datatree.h"
#include "pages/metadata/metadatapage.h"
#include "pages/metadata/textpane.h"
#include "widgets/jsoneditor.h"
#include "widgets/plaintextlabel.h"

#include <QAbstractButton>
#include <QTest>

#include <memory>

namespace accountdesk::test {

/// "Your data" with somebody signed in who may change it.
class MetadataRig
{
public:
    static PagePerson personWith(const QByteArray &metadata)
    {
        PagePerson person;
        person.subject = QStringLiteral("auth0|maja");
        person.user = userWith(metadata);
        person.enrollments = "[]";
        person.idClaims = R"("name":"Maja")";
        return person;
    }

    /// The profile; without user_metadata if that is empty.
    static QByteArray userWith(const QByteArray &metadata)
    {
        QByteArray user = R"({"user_id":"auth0|maja","identities":[])";
        if (!metadata.isEmpty())
            user += R"(,"user_metadata":)" + metadata;
        return user + R"(,"app_metadata":{"plan":"basic","limits":{"boats":3}}})";
    }

    static PageRig::Granted everything()
    {
        PageRig::Granted granted;
        granted.scopes = catalogue::scopesFor(catalogue::allActions());
        return granted;
    }

    bool open(const QByteArray &metadata, const PageRig::Granted &granted = everything())
    {
        person = personWith(metadata);
        rig.signIn(person, granted);
        return show();
    }

    /// A new page for who is signed in.
    bool show()
    {
        page = std::make_unique<MetadataPage>(rig.context());
        page->resize(1000, 900);
        page->show();
        return rig.settle() && QTest::qWaitFor([this] { return isShown(); });
    }

    bool isShown() const
    {
        return page->sheet() || (card() && card()->isVisible());
    }

    DataDocument &document() const { return page->document(); }
    DataCard *card() const { return page->findChild<DataCard *>(); }
    DataTree *tree() const { return card()->tree(); }
    JsonEditor *editor() const { return card()->textPane()->editor(); }

    template <typename T>
    T *part(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    QAbstractButton *button(const char *name) const { return part<QAbstractButton>(name); }
    void press(const char *name) const { button(name)->click(); }
    bool isOn(const char *name) const { return button(name) && button(name)->isEnabled(); }

    bool choose(const char *path) const
    {
        const auto rows = document().model().document().rowsOf(QString::fromLatin1(path));
        if (rows)
            tree()->choose(*rows);
        return rows.has_value();
    }
    QByteArray text() const { return document().model().document().toText(); }
    bool says(const QString &part) const
    {
        return visibleTexts(*page).join(u'\n').contains(part);
    }

    void expectRead(const QByteArray &metadata)
    {
        rig.network.expectGet(rig.pathOf(person, catalogue::Action::ReadUser),
                              jsonAnswer(userWith(metadata)));
    }
    void expectPatch(const QByteArray &members, std::variant<net::Answer, Error> answer)
    {
        TranscriptLine line;
        line.verb = "PATCH";
        line.url = "https://tenant.example" + rig.pathOf(person, catalogue::Action::SaveMetadata);
        line.body = "{\"user_metadata\":{" + members + "}}";
        line.headers.emplaceBack("Content-Type", "application/json");
        line.answer = std::move(answer);
        rig.network.expect(std::move(line));
    }

    PageRig rig;
    PagePerson person;
    std::unique_ptr<MetadataPage> page;
};

} // namespace accountdesk::test
