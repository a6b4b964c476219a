<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message numerus="yes">
        <source>My assets (%n)</source>
        <translation>
            <numerusform>My assets (%n)</numerusform>
            <numerusform>My assets (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssetFacts</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssetService</name>
    <message numerus="yes">
        <source>Retired %n asset(s)</source>
        <translation>
            <numerusform>Retired %n asset</numerusform>
            <numerusform>Retired %n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>Activate %n person(s)</source>
        <translation>
            <numerusform>Activate %n person</numerusform>
            <numerusform>Activate %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivate %n person(s)</source>
        <translation>
            <numerusform>Deactivate %n person</numerusform>
            <numerusform>Deactivate %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n row(s) to %1.</source>
        <translation>
            <numerusform>Wrote %n row to %1.</numerusform>
            <numerusform>Wrote %n rows to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyAssets</name>
    <message numerus="yes">
        <source>%n assets cannot be chosen. Take them out of the list.</source>
        <translation>
            <numerusform>%n asset cannot be chosen. Take it out of the list.</numerusform>
            <numerusform>%n assets cannot be chosen. Take them out of the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyDialog</name>
    <message numerus="yes">
        <source>Holds %n asset(s)</source>
        <translation>
            <numerusform>Holds %n asset</numerusform>
            <numerusform>Holds %n assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n overdue</source>
        <comment>Holds 3 assets, 1 overdue</comment>
        <translation>
            <numerusform>%1, %n overdue</numerusform>
            <numerusform>%1, %n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyService</name>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n row(s), as the table shows them: its filter, its order, its columns.</source>
        <translation>
            <numerusform>%n row, as the table shows them: its filter, its order, its columns.</numerusform>
            <numerusform>%n rows, as the table shows them: its filter, its order, its columns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentText</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPasswordFields</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordCheck</name>
    <message numerus="yes">
        <source>Try again in %n second(s)</source>
        <translation>
            <numerusform>Try again in %n second</numerusform>
            <numerusform>Try again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonCheckList</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonFacts</name>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n asset</numerusform>
            <numerusform>%n assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonService</name>
    <message numerus="yes">
        <source>Activated %n person(s)</source>
        <translation>
            <numerusform>Activated %n person</numerusform>
            <numerusform>Activated %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivated %n person(s)</source>
        <translation>
            <numerusform>Deactivated %n person</numerusform>
            <numerusform>Deactivated %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickerField</name>
    <message numerus="yes">
        <source>The first %n matches. Type more to narrow them down.</source>
        <translation>
            <numerusform>The first match. Type more to narrow it down.</numerusform>
            <numerusform>The first %n matches. Type more to narrow them down.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoleAssignmentDialog</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also has this role: %1 and %n more.</source>
        <translation>
            <numerusform>Also has this role: %1 and %n more.</numerusform>
            <numerusform>Also has this role: %1 and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoleService</name>
    <message numerus="yes">
        <source>%n person(s) have the role %1: give them another first.</source>
        <translation>
            <numerusform>%n person has the role %1: give them another first.</numerusform>
            <numerusform>%n people have the role %1: give them another first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave %n person(s) the role %1</source>
        <translation>
            <numerusform>Gave %n person the role %1</numerusform>
            <numerusform>Gave %n people the role %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are selected.</source>
        <translation>
            <numerusform>%n row is selected.</numerusform>
            <numerusform>%n rows are selected.</numerusform>
        </translation>
    </message>
</context>
</TS>
