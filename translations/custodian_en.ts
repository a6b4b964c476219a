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
        <source>Retired %Ln asset(s)</source>
        <translation>
            <numerusform>Retired %Ln asset</numerusform>
            <numerusform>Retired %Ln assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edited %Ln asset(s)</source>
        <translation>
            <numerusform>Edited %Ln asset</numerusform>
            <numerusform>Edited %Ln assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkEditDialog</name>
    <message numerus="yes">
        <source>Edit %Ln asset(s)</source>
        <translation>
            <numerusform>Edit %Ln asset</numerusform>
            <numerusform>Edit %Ln assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes %Ln asset(s).</source>
        <translation>
            <numerusform>Changes %Ln asset.</numerusform>
            <numerusform>Changes %Ln assets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckService</name>
    <message numerus="yes">
        <source>Set %Ln asset(s) to %1</source>
        <translation>
            <numerusform>Set %Ln asset to %1</numerusform>
            <numerusform>Set %Ln assets to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message numerus="yes">
        <source>%Ln contradiction(s)</source>
        <translation>
            <numerusform>%Ln contradiction</numerusform>
            <numerusform>%Ln contradictions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to look at</source>
        <translation>
            <numerusform>%Ln thing to look at</numerusform>
            <numerusform>%Ln things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>“%1” (%n row(s)%2)</source>
        <translation>
            <numerusform>“%1” (%n row%2)</numerusform>
            <numerusform>“%1” (%n rows%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>Activate %Ln person(s)</source>
        <translation>
            <numerusform>Activate %Ln person</numerusform>
            <numerusform>Activate %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivate %Ln person(s)</source>
        <translation>
            <numerusform>Deactivate %Ln person</numerusform>
            <numerusform>Deactivate %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n row(s) to %1.</source>
        <translation>
            <numerusform>Wrote %n row to %1.</numerusform>
            <numerusform>Wrote %n rows to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln asset</numerusform>
            <numerusform>%Ln assets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select at most %n person(s).</source>
        <translation>
            <numerusform>Select at most %n person.</numerusform>
            <numerusform>Select at most %n people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message numerus="yes">
        <source>%n field(s) that you changed were changed by someone else meanwhile</source>
        <translation>
            <numerusform>%n field that you changed was changed by someone else meanwhile</numerusform>
            <numerusform>%n fields that you changed were changed by someone else meanwhile</numerusform>
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
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln asset</numerusform>
            <numerusform>%Ln assets</numerusform>
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
    <message numerus="yes">
        <source>%1: %Ln asset(s)</source>
        <comment>Check in: 500 assets</comment>
        <translation>
            <numerusform>%1: %Ln asset</numerusform>
            <numerusform>%1: %Ln assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustodyService</name>
    <message numerus="yes">
        <source>%Ln asset(s)</source>
        <translation>
            <numerusform>%Ln asset</numerusform>
            <numerusform>%Ln assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n row(s), with the filter and in the order of the table.</source>
        <translation>
            <numerusform>%n row, with the filter and in the order of the table.</numerusform>
            <numerusform>%n rows, with the filter and in the order of the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message numerus="yes">
        <source>Type to find one of %n more.</source>
        <translation>
            <numerusform>Type to find one of %n more.</numerusform>
            <numerusform>Type to find one of %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>Column &quot;%1&quot;: %2, %Ln time(s), first &quot;%3&quot; in row %L4.</source>
        <translation>
            <numerusform>Column &quot;%1&quot;: %2, %Ln time, first &quot;%3&quot; in row %L4.</numerusform>
            <numerusform>Column &quot;%1&quot;: %2, %Ln times, first &quot;%3&quot; in row %L4.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCheckStep</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Import %Ln row(s)</source>
        <translation>
            <numerusform>&amp;Import %Ln row</numerusform>
            <numerusform>&amp;Import %Ln rows</numerusform>
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
    <name>ImportRow</name>
    <message numerus="yes">
        <source>the row has %Ln cell(s)</source>
        <translation>
            <numerusform>the row has %Ln cell</numerusform>
            <numerusform>the row has %Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s), as the header has</source>
        <translation>
            <numerusform>%Ln cell, as the header has</numerusform>
            <numerusform>%Ln cells, as the header has</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRunStep</name>
    <message numerus="yes">
        <source>%Ln row(s) are rejected. Go back and correct them first.</source>
        <translation>
            <numerusform>%Ln row is rejected. Go back and correct it first.</numerusform>
            <numerusform>%Ln rows are rejected. Go back and correct them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also one operation. %Ln rejected row(s) stay out; they can be saved to a file, corrected there and imported later.</source>
        <translation>
            <numerusform>Also one operation. %Ln rejected row stays out; it can be saved to a file, corrected there and imported later.</numerusform>
            <numerusform>Also one operation. %Ln rejected rows stay out; they can be saved to a file, corrected there and imported later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) in the catalog</source>
        <translation>
            <numerusform>%Ln name in the catalog</numerusform>
            <numerusform>%Ln names in the catalog</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalCheckDialog</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalCommands</name>
    <message numerus="yes">
        <source>Wrote %n row(s) to %1.</source>
        <translation>
            <numerusform>Wrote %n row to %1.</numerusform>
            <numerusform>Wrote %n rows to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
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
    <name>OperationChangesDialog</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
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
    <name>PastCustodyService</name>
    <message numerus="yes">
        <source>Corrected custody of %Ln asset(s)</source>
        <translation>
            <numerusform>Corrected custody of %Ln asset</numerusform>
            <numerusform>Corrected custody of %Ln assets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastedBar</name>
    <message numerus="yes">
        <source>%1 of %n pasted line(s) found.</source>
        <translation>
            <numerusform>%1 of %n pasted line found.</numerusform>
            <numerusform>%1 of %n pasted lines found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
        <source>Activated %Ln person(s)</source>
        <translation>
            <numerusform>Activated %Ln person</numerusform>
            <numerusform>Activated %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivated %Ln person(s)</source>
        <translation>
            <numerusform>Deactivated %Ln person</numerusform>
            <numerusform>Deactivated %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edited %Ln person(s)</source>
        <translation>
            <numerusform>Edited %Ln person</numerusform>
            <numerusform>Edited %Ln people</numerusform>
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
    <name>RefusedEditBar</name>
    <message numerus="yes">
        <source>%n other edit(s) were not saved either.</source>
        <translation>
            <numerusform>%n other edit was not saved either.</numerusform>
            <numerusform>%n other edits were not saved either.</numerusform>
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
        <source>Gave %Ln person(s) the role %1</source>
        <translation>
            <numerusform>Gave %Ln person the role %1</numerusform>
            <numerusform>Gave %Ln people the role %1</numerusform>
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
        <source>Up to %Ln row(s) can be copied. Nothing was. Export the table instead.</source>
        <translation>
            <numerusform>Up to %Ln row can be copied. Nothing was. Export the table instead.</numerusform>
            <numerusform>Up to %Ln rows can be copied. Nothing was. Export the table instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are selected.</source>
        <translation>
            <numerusform>%Ln rows are selected.</numerusform>
            <numerusform>%Ln rows are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
    <message numerus="yes">
        <source>Left as before: %Ln row(s).</source>
        <translation>
            <numerusform>Left as before: %Ln row.</numerusform>
            <numerusform>Left as before: %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoConflictDialog</name>
    <message numerus="yes">
        <source>%Ln other row(s) can be put back. Those above, and what belongs to them, stay as they are.</source>
        <translation>
            <numerusform>%Ln other row can be put back. Those above, and what belongs to them, stay as they are.</numerusform>
            <numerusform>%Ln other rows can be put back. Those above, and what belongs to them, stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is blocked by %Ln row(s). Nothing was changed yet.</source>
        <translation>
            <numerusform>It is blocked by %Ln row. Nothing was changed yet.</numerusform>
            <numerusform>It is blocked by %Ln rows. Nothing was changed yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoService</name>
    <message numerus="yes">
        <source>It is blocked by %Ln row(s). Nothing was changed.</source>
        <translation>
            <numerusform>It is blocked by %Ln row. Nothing was changed.</numerusform>
            <numerusform>It is blocked by %Ln rows. Nothing was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewReader</name>
    <message numerus="yes">
        <source>A search takes at most %n word(s).</source>
        <translation>
            <numerusform>A search takes at most %n word.</numerusform>
            <numerusform>A search takes at most %n words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A filter takes at most %n value(s).</source>
        <translation>
            <numerusform>A filter takes at most %n value.</numerusform>
            <numerusform>A filter takes at most %n values.</numerusform>
        </translation>
    </message>
</context>
</TS>
