<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>accountdesk::DiffView</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::FormPane</name>
    <message numerus="yes">
        <source>%n more value(s) are not part of this form; the tree shows them.</source>
        <translation>
            <numerusform>%n more value is not part of this form; the tree shows it.</numerusform>
            <numerusform>%n more values are not part of this form; the tree shows them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::IdentitiesPage</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>Show more (%n left)</numerusform>
            <numerusform>Show more (%n left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::Link</name>
    <message numerus="yes">
        <source>%n sign-in method(s) of the other account, with its profile: it leads here from then on.</source>
        <translation>
            <numerusform>%n sign-in method of the other account, with its profile: it leads here from then on.</numerusform>
            <numerusform>%n sign-in methods of the other account, with its profile: it leads here from then on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rescue copy of the other account&apos;s data, on this computer. %n value(s) can be taken over afterwards.</source>
        <translation>
            <numerusform>A rescue copy of the other account&apos;s data, on this computer. %n value can be taken over afterwards.</numerusform>
            <numerusform>A rescue copy of the other account&apos;s data, on this computer. %n values can be taken over afterwards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::LinkPreviewSheet</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::Lockout</name>
    <message numerus="yes">
        <source>%n second factor(s) remain</source>
        <translation>
            <numerusform>%n second factor remains</numerusform>
            <numerusform>%n second factors remain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n way(s) to sign in remain</source>
        <translation>
            <numerusform>%n way to sign in remains</numerusform>
            <numerusform>%n ways to sign in remain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more</source>
        <translation>
            <numerusform>And %n more</numerusform>
            <numerusform>And %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::QuitQuestion</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::SaveWords</name>
    <message numerus="yes">
        <source>This is what will change back: %n value(s). What was changed elsewhere since stays. Nothing has been sent yet.</source>
        <translation>
            <numerusform>This is what will change back: %n value. What was changed elsewhere since stays. Nothing has been sent yet.</numerusform>
            <numerusform>This is what will change back: %n values. What was changed elsewhere since stays. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is what will change: %n value(s). Nothing has been sent yet.</source>
        <translation>
            <numerusform>This is what will change: %n value. Nothing has been sent yet.</numerusform>
            <numerusform>This is what will change: %n values. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n change(s).</source>
        <translation>
            <numerusform>Taken back: %n change.</numerusform>
            <numerusform>Taken back: %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n change(s).</source>
        <translation>
            <numerusform>Saved: %n change.</numerusform>
            <numerusform>Saved: %n changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>accountdesk::models::JsonModel</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
</TS>
