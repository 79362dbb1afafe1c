<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message numerus="yes">
        <source>{count} addresses, from {first} to {last}</source>
        <translation>
            <numerusform>{count} address, from {first} to {last}</numerusform>
            <numerusform>{count} addresses, from {first} to {last}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste {count} copied &amp;links</source>
        <translation>
            <numerusform>Paste {count} copied &amp;link</numerusform>
            <numerusform>Paste {count} copied &amp;links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>{count} transfers chosen · {size}</source>
        <translation>
            <numerusform>{count} transfer chosen · {size}</numerusform>
            <numerusform>{count} transfers chosen · {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message numerus="yes">
        <source>{addresses} and {count} more</source>
        <translation>
            <numerusform>{addresses} and {count} more</numerusform>
            <numerusform>{addresses} and {count} more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message numerus="yes">
        <source>Fetching over up to {count} connections.</source>
        <translation>
            <numerusform>Fetching over one connection ({count}).</numerusform>
            <numerusform>Fetching over up to {count} connections.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not take another connection; it gets {count} for a while. {error}</source>
        <translation>
            <numerusform>The server did not take another connection; it gets {count} for a while. {error}</numerusform>
            <numerusform>The server did not take another connection; it gets {count} for a while. {error}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server told {count} more places where the file is.</source>
        <translation>
            <numerusform>The server told {count} more place where the file is.</numerusform>
            <numerusform>The server told {count} more places where the file is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All {count} parts of the file match their checksums.</source>
        <translation>
            <numerusform>The one part of the file matches its checksum ({count}).</numerusform>
            <numerusform>All {count} parts of the file match their checksums.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message numerus="yes">
        <source>{count} transfers arrived while you were away</source>
        <translation>
            <numerusform>{count} transfer arrived while you were away</numerusform>
            <numerusform>{count} transfers arrived while you were away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers have arrived</source>
        <translation>
            <numerusform>{count} transfer has arrived</numerusform>
            <numerusform>{count} transfers have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers need you</source>
        <translation>
            <numerusform>{count} transfer needs you</numerusform>
            <numerusform>{count} transfers need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers wait</source>
        <translation>
            <numerusform>{count} transfer waits</numerusform>
            <numerusform>{count} transfers wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message numerus="yes">
        <source>A list of {count} files</source>
        <translation>
            <numerusform>A list of {count} file</numerusform>
            <numerusform>A list of {count} files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>{count} waiting</source>
        <translation>
            <numerusform>{count} waiting</numerusform>
            <numerusform>{count} waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} failed</source>
        <translation>
            <numerusform>{count} failed</numerusform>
            <numerusform>{count} failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} running</source>
        <translation>
            <numerusform>{count} running</numerusform>
            <numerusform>{count} running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Needs you: {count} failed</source>
        <translation>
            <numerusform>Needs you: {count} failed</numerusform>
            <numerusform>Needs you: {count} failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message numerus="yes">
        <source>Cancel or remove {count} transfers?</source>
        <translation>
            <numerusform>Cancel or remove {count} transfer?</numerusform>
            <numerusform>Cancel or remove {count} transfers?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message numerus="yes">
        <source>Waiting: {host} serves {count} of your transfers already</source>
        <translation>
            <numerusform>Waiting: {host} serves {count} of your transfers already</numerusform>
            <numerusform>Waiting: {host} serves {count} of your transfers already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting: more than {count} jobs go first</source>
        <translation>
            <numerusform>Waiting: more than {count} job goes first</numerusform>
            <numerusform>Waiting: more than {count} jobs go first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ended early: {count} of {total} files are here</source>
        <translation>
            <numerusform>Ended early: {count} of {total} files is here</numerusform>
            <numerusform>Ended early: {count} of {total} files are here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>Removed {count} from the list</source>
        <translation>
            <numerusform>Removed {count} from the list</numerusform>
            <numerusform>Removed {count} from the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message numerus="yes">
        <source>{count} files and folders, to {address}</source>
        <translation>
            <numerusform>{count} file or folder, to {address}</numerusform>
            <numerusform>{count} files and folders, to {address}</numerusform>
        </translation>
    </message>
</context>
</TS>
