<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cs" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add transfers</source>
        <translation>Přidat přenosy</translation>
    </message>
    <message>
        <source>Open a &amp;Metalink…</source>
        <translation>Otevřít &amp;Metalink…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kdy</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Přidat</translation>
    </message>
    <message>
        <source>&amp;Add {count}</source>
        <translation>&amp;Přidat {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} addresses, from {first} to {last}</source>
        <translation>
            <numerusform>{count} adresa, od {first} do {last}</numerusform>
            <numerusform>{count} adresy, od {first} do {last}</numerusform>
            <numerusform>{count} adres, od {first} do {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste the copied &amp;link</source>
        <translation>Vložit zkopírovaný &amp;odkaz</translation>
    </message>
    <message numerus="yes">
        <source>Paste {count} copied &amp;links</source>
        <translation>
            <numerusform>Vložit {count} zkopírovaný &amp;odkaz</numerusform>
            <numerusform>Vložit {count} zkopírované &amp;odkazy</numerusform>
            <numerusform>Vložit {count} zkopírovaných &amp;odkazů</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a Metalink</source>
        <translation>Otevřít Metalink</translation>
    </message>
    <message>
        <source>Metalinks (*.metalink *.meta4)</source>
        <translation>Metalinky (*.metalink *.meta4)</translation>
    </message>
    <message>
        <source>Addresses, one per line</source>
        <translation>Adresy, každá na svém řádku</translation>
    </message>
    <message>
        <source>Addresses, one &amp;per line:</source>
        <translation>Adresy, každá na svém řá&amp;dku:</translation>
    </message>
    <message>
        <source>&amp;Save to:</source>
        <translation>&amp;Uložit do:</translation>
    </message>
</context>
<context>
    <name>AddressReason</name>
    <message>
        <source>somebody asked for it</source>
        <translation>někdo o to požádal</translation>
    </message>
    <message>
        <source>the server sent us on</source>
        <translation>server nás poslal dál</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Create it, or choose another one.</source>
        <translation>Vytvořte ji, nebo vyberte jinou.</translation>
    </message>
    <message>
        <source>Choose a directory.</source>
        <translation>Vyberte složku.</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and try again.</source>
        <translation>Zvolte jinou složku, nebo změňte její oprávnění a zkuste to znovu.</translation>
    </message>
    <message>
        <source>Move it away and try again, or choose another directory.</source>
        <translation>Přesuňte ho jinam a zkuste to znovu, nebo zvolte jinou složku.</translation>
    </message>
    <message>
        <source>Choose another directory.</source>
        <translation>Vyberte jinou složku.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Zadejte jiný název.</translation>
    </message>
    <message>
        <source>It has been removed.</source>
        <translation>Byl odebrán.</translation>
    </message>
    <message>
        <source>The preferences show all of them.</source>
        <translation>Všechna jsou v předvolbách.</translation>
    </message>
    <message>
        <source>Let some end first, or raise “{setting}” in the preferences.</source>
        <translation>Počkejte, až některé skončí, nebo v předvolbách zvyšte „{setting}“.</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide and start the new one.</source>
        <translation>Ukončete běžící Ebbtide a spusťte nový.</translation>
    </message>
    <message>
        <source>Quit Ebbtide and start it again.</source>
        <translation>Ukončete Ebbtide a spusťte jej znovu.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Spusťte jej znovu.</translation>
    </message>
    <message>
        <source>Quit that one first.</source>
        <translation>Nejprve ukončete to druhé.</translation>
    </message>
    <message>
        <source>Give a user name and password: choose “Log in…”.</source>
        <translation>Zadejte jméno a heslo: zvolte „Přihlásit se…“.</translation>
    </message>
    <message>
        <source>Give the password again: choose “Log in…”. A secret header needs the transfer to be added again.</source>
        <translation>Zadejte heslo znovu: zvolte „Přihlásit se…“. Kvůli tajné hlavičce je třeba přenos přidat znovu.</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Choose “Try again” to fetch the file anew, or “Change checksum…” if the one expected is wrong.</source>
        <translation>Data zůstala uložena jako „{path}“. Zvolte „Zkusit znovu“ a soubor se stáhne znovu, nebo „Změnit kontrolní součet…“, je-li chybný ten očekávaný.</translation>
    </message>
    <message>
        <source>Choose “Change maximum size…” to allow more; it goes on by itself.</source>
        <translation>Zvolte „Změnit největší velikost…“ a povolte více; přenos bude sám pokračovat.</translation>
    </message>
    <message>
        <source>Choose “Try again” to give it that time again.</source>
        <translation>Zvolte „Zkusit znovu“ a dostane stejný čas ještě jednou.</translation>
    </message>
    <message>
        <source>Check the address, then choose “Try again”.</source>
        <translation>Zkontrolujte adresu a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address, then choose “Try again”.</source>
        <translation>Zkontrolujte hodiny počítače a adresu a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Have the certificate of the server&apos;s authority installed on this computer, then choose “Try again”.</source>
        <translation>Nechte do počítače nainstalovat certifikát autority tohoto serveru a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh.</source>
        <translation>Není třeba nic dělat: začne znovu.</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Choose “Try again” when it works there.</source>
        <translation>Otevřete adresu v prohlížeči: možná chce, abyste se přihlásili. Až tam bude fungovat, zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Add it again with another name, or have it replace what is there.</source>
        <translation>Přidejte jej znovu s jiným názvem, nebo ať nahradí, co tam je.</translation>
    </message>
    <message>
        <source>Check the address and that you may write there, then choose “Try again”.</source>
        <translation>Zkontrolujte adresu a zda tam smíte zapisovat, a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Create it there, then choose “Try again”.</source>
        <translation>Vytvořte ji tam a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Choose “Try again”, or send it in another way or to another server.</source>
        <translation>Zvolte „Zkusit znovu“, nebo ho pošlete jiným způsobem či na jiný server.</translation>
    </message>
    <message>
        <source>Make it writable, then choose “Try again”; or add it to another directory.</source>
        <translation>Umožněte zápis a zvolte „Zkusit znovu“, nebo přenos přidejte do jiné složky.</translation>
    </message>
    <message>
        <source>Bring it back, then choose “Try again”.</source>
        <translation>Vraťte ho zpět a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Choose “Try again” to send the file as it is now, from the beginning.</source>
        <translation>Zvolte „Zkusit znovu“ a soubor se pošle od začátku tak, jak je teď.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, then choose “Try again”.</source>
        <translation>Zkontrolujte jeho oprávnění a disk a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Unlock it, then choose “Try again”.</source>
        <translation>Odemkněte ji a zvolte „Zkusit znovu“.</translation>
    </message>
    <message>
        <source>Mend or replace the file, then choose “Try again”.</source>
        <translation>Opravte nebo nahraďte soubor a zvolte „Zkusit znovu“.</translation>
    </message>
</context>
<context>
    <name>ChecksumDialog</name>
    <message>
        <source>Change checksum</source>
        <translation>Změna kontrolního součtu</translation>
    </message>
    <message>
        <source>What “{name}” has to match. Without any it is taken as it is.</source>
        <translation>Čemu má „{name}“ odpovídat. Bez součtu se přijme tak, jak je.</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>&amp;Kontrolní součet:</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Z&amp;měnit</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Name</source>
        <translation>Název</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Průběh</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stav</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Rychlost</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Zbývá</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Velikost</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorita</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Připojení</translation>
    </message>
    <message>
        <source>While you are here</source>
        <translation>Když jste u počítače</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Přidáno</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Dokončeno</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>Podle priority</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>C&amp;olumns</source>
        <translation>Sl&amp;oupce</translation>
    </message>
    <message>
        <source>As at &amp;first</source>
        <translation>Jako &amp;na začátku</translation>
    </message>
</context>
<context>
    <name>CostPolicy</name>
    <message>
        <source>Any, roaming too</source>
        <translation>Jakékoli, i roaming</translation>
    </message>
    <message>
        <source>Any but roaming</source>
        <translation>Jakékoli kromě roamingu</translation>
    </message>
    <message>
        <source>Without surcharge</source>
        <translation>Bez příplatku</translation>
    </message>
    <message>
        <source>Metered within the plan</source>
        <translation>Měřené v rámci tarifu</translation>
    </message>
    <message>
        <source>Unmetered only</source>
        <translation>Pouze neměřené</translation>
    </message>
    <message>
        <source>A choice of its own</source>
        <translation>Vlastní volba</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>waiting</source>
        <translation>čeká</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>připojuje se</translation>
    </message>
    <message>
        <source>transferring</source>
        <translation>přenáší se</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pozastaveno</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>selhalo</translation>
    </message>
    <message>
        <source>waiting to be tried again</source>
        <translation>čeká na další pokus</translation>
    </message>
    <message>
        <source>waiting to be completed</source>
        <translation>čeká na dokončení</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>dokončeno</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>zrušeno</translation>
    </message>
    <message>
        <source>&apos;?&apos; and &apos;#&apos; have to be written %3F and %23 in it</source>
        <translation>znaky „?“ a „#“ je v ní nutné psát jako %3F a %23</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; stands for more than {largest} addresses</source>
        <translation>„{line}“ znamená více než {largest} adres</translation>
    </message>
    <message>
        <source>&apos;{match}&apos; runs backwards</source>
        <translation>„{match}“ jde pozpátku</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is no day: write Mon, Tue …</source>
        <translation>„{name}“ v „{text}“ není den: pište Mon, Tue …</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is none of {join}</source>
        <translation>„{name}“ v „{text}“ není žádné z těchto: {join}</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written ({words})</source>
        <translation>do „{path}“ nelze zapisovat ({words})</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a directory there</source>
        <translation>„{path}“ je tam složka</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is damaged</source>
        <translation>„{path}“ je poškozený</translation>
    </message>
    <message>
        <source>&apos;{path}&apos;: {strerror}</source>
        <translation>„{path}“: {strerror}</translation>
    </message>
    <message>
        <source>&apos;{scheme}&apos; addresses are not followed</source>
        <translation>na adresy „{scheme}“ se nepřechází</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; has no rate</source>
        <translation>v „{text}“ chybí rychlost</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no rate: write 500k, 2M, 0 or off</source>
        <translation>„{text}“ není rychlost: pište 500k, 2M, 0 nebo off</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no span of time: write 08:00-18:00</source>
        <translation>„{text}“ není časové rozmezí: pište 08:00-18:00</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not within a day of 24 hours</source>
        <translation>„{text}“ se nevejde do dne o 24 hodinách</translation>
    </message>
    <message>
        <source>&apos;{words}&apos; in &apos;{text}&apos; is not understood</source>
        <translation>„{words}“ v „{text}“ nedává smysl</translation>
    </message>
    <message>
        <source>An upload can be completed once all of it is sent.</source>
        <translation>Nahrávání lze dokončit, až bude vše odesláno.</translation>
    </message>
    <message>
        <source>BITS uploads cannot be empty, and it takes no PUT either</source>
        <translation>nahrávání BITS nemůže být prázdné a PUT také nepřijímá</translation>
    </message>
    <message>
        <source>Cancel it first: &apos;ebbtide cancel {number}&apos;.</source>
        <translation>Nejdřív jej zrušte: „ebbtide cancel {number}“.</translation>
    </message>
    <message>
        <source>Ebbtide sets that one itself</source>
        <translation>tu nastavuje Ebbtide sám</translation>
    </message>
    <message>
        <source>Headers of a job</source>
        <translation>Počet hlaviček přenosu</translation>
    </message>
    <message>
        <source>It is over already.</source>
        <translation>Už je po všem.</translation>
    </message>
    <message>
        <source>It is over already; add it again.</source>
        <translation>Už je po všem; přidejte jej znovu.</translation>
    </message>
    <message>
        <source>Its file is being saved as &apos;{target}&apos;; compare that one.</source>
        <translation>Její soubor se už ukládá jako „{target}“; porovnejte ten.</translation>
    </message>
    <message>
        <source>The number of directories of one transfer</source>
        <translation>Počet složek jednoho přenosu</translation>
    </message>
    <message>
        <source>The number of files of one transfer</source>
        <translation>Počet souborů jednoho přenosu</translation>
    </message>
    <message>
        <source>The number of transfers that are not over</source>
        <translation>Počet neukončených přenosů</translation>
    </message>
    <message>
        <source>a Metalink description</source>
        <translation>popis Metalink</translation>
    </message>
    <message>
        <source>a checksum</source>
        <translation>kontrolní součet</translation>
    </message>
    <message>
        <source>a cost policy</source>
        <translation>pravidlo pro cenu připojení</translation>
    </message>
    <message>
        <source>a data plan</source>
        <translation>datový tarif</translation>
    </message>
    <message>
        <source>a flaw of a certificate</source>
        <translation>vada certifikátu</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>formulář</translation>
    </message>
    <message>
        <source>a header</source>
        <translation>hlavička</translation>
    </message>
    <message>
        <source>a header&apos;s name</source>
        <translation>název hlavičky</translation>
    </message>
    <message>
        <source>a header&apos;s value</source>
        <translation>hodnota hlavičky</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>přenos</translation>
    </message>
    <message>
        <source>a job&apos;s name</source>
        <translation>název přenosu</translation>
    </message>
    <message>
        <source>a limit</source>
        <translation>limit</translation>
    </message>
    <message>
        <source>a method</source>
        <translation>metoda</translation>
    </message>
    <message>
        <source>a name on an SMB server{more}</source>
        <translation>název na serveru SMB{more}</translation>
    </message>
    <message>
        <source>a network</source>
        <translation>síť</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>číslo je příliš velké</translation>
    </message>
    <message>
        <source>a password in an address would be readable by others</source>
        <translation>heslo v adrese by si mohli přečíst jiní</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>proxy</translation>
    </message>
    <message>
        <source>a proxy&apos;s user name</source>
        <translation>uživatelské jméno pro proxy</translation>
    </message>
    <message>
        <source>a server</source>
        <translation>server</translation>
    </message>
    <message>
        <source>a trial showed that it does not put parts of a file together</source>
        <translation>zkouška ukázala, že části souboru neskládá dohromady</translation>
    </message>
    <message>
        <source>a user name</source>
        <translation>uživatelské jméno</translation>
    </message>
    <message>
        <source>an SMB error</source>
        <translation>chyba SMB</translation>
    </message>
    <message>
        <source>an offset is negative or a length is not positive</source>
        <translation>začátek je záporný nebo délka není kladná</translation>
    </message>
    <message>
        <source>be asked for other bytes</source>
        <translation>žádat o jiné bajty</translation>
    </message>
    <message>
        <source>be cancelled</source>
        <translation>zrušit</translation>
    </message>
    <message>
        <source>be compared with another checksum</source>
        <translation>porovnat s jiným kontrolním součtem</translation>
    </message>
    <message>
        <source>be completed</source>
        <translation>dokončit</translation>
    </message>
    <message>
        <source>be paused</source>
        <translation>pozastavit</translation>
    </message>
    <message>
        <source>be reached by way of a proxy of type &apos;{scheme}&apos;</source>
        <translation>být dostupný přes proxy typu „{scheme}“</translation>
    </message>
    <message>
        <source>be reached by way of a proxy whose address makes no sense</source>
        <translation>být dostupný přes proxy, jejíž adresa nedává smysl</translation>
    </message>
    <message>
        <source>be removed</source>
        <translation>odebrat</translation>
    </message>
    <message>
        <source>be resumed</source>
        <translation>pokračovat</translation>
    </message>
    <message>
        <source>be saved under another name</source>
        <translation>uložit pod jiným názvem</translation>
    </message>
    <message>
        <source>by its priority</source>
        <translation>podle priority</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>klientský certifikát</translation>
    </message>
    <message>
        <source>connection aborted</source>
        <translation>spojení bylo přerušeno</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>spojení bylo odmítnuto</translation>
    </message>
    <message>
        <source>connection reset by peer</source>
        <translation>protějšek spojení přerušil</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>spojení vypršelo</translation>
    </message>
    <message>
        <source>cookies file</source>
        <translation>soubor s cookies</translation>
    </message>
    <message>
        <source>device or resource busy</source>
        <translation>zařízení je zaneprázdněno</translation>
    </message>
    <message>
        <source>directory not empty</source>
        <translation>složka není prázdná</translation>
    </message>
    <message>
        <source>do what this transfer asks of it ({name})</source>
        <translation>udělat, co po něm tento přenos chce ({name})</translation>
    </message>
    <message>
        <source>encrypt what it sends, as the setting &apos;smb_encrypt&apos; asks</source>
        <translation>šifrovat, co posílá, jak žádá nastavení „Šifrovat sdílené složky“</translation>
    </message>
    <message>
        <source>file of authorities</source>
        <translation>soubor s autoritami</translation>
    </message>
    <message>
        <source>file ranges</source>
        <translation>rozsahy souboru</translation>
    </message>
    <message>
        <source>file ranges do not go with a description of several files</source>
        <translation>rozsahy souboru nelze použít s popisem více souborů</translation>
    </message>
    <message>
        <source>get another address</source>
        <translation>změnit adresu</translation>
    </message>
    <message>
        <source>get another password</source>
        <translation>změnit heslo</translation>
    </message>
    <message>
        <source>give the parts that are wanted: its file is shorter</source>
        <translation>dát žádané části: jeho soubor je kratší</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>chyba vstupu nebo výstupu</translation>
    </message>
    <message>
        <source>invalid argument</source>
        <translation>neplatný argument</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>je to složka</translation>
    </message>
    <message>
        <source>it answered with another part than was asked for</source>
        <translation>odpověděl jinou částí, než byla žádána</translation>
    </message>
    <message>
        <source>it answered {status}</source>
        <translation>odpověděl {status}</translation>
    </message>
    <message>
        <source>it answers with headers that do not end</source>
        <translation>hlavičky jeho odpovědi nemají konec</translation>
    </message>
    <message>
        <source>it asks for a certificate of yours</source>
        <translation>žádá váš certifikát</translation>
    </message>
    <message>
        <source>it asks for a name and password{place}</source>
        <translation>žádá jméno a heslo{place}</translation>
    </message>
    <message>
        <source>it begins an upload without a name for it</source>
        <translation>zahájil nahrávání, ale nepojmenoval je</translation>
    </message>
    <message>
        <source>it begins no upload session at this address</source>
        <translation>na této adrese nahrávání nezahajuje</translation>
    </message>
    <message>
        <source>it broke the connection off</source>
        <translation>přerušil spojení</translation>
    </message>
    <message>
        <source>it can be that of one file only</source>
        <translation>může patřit jen jednomu souboru</translation>
    </message>
    <message>
        <source>it can only be accepted together with an unknown authority</source>
        <translation>lze ji přijmout jen spolu s neznámou autoritou</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>nelze přečíst</translation>
    </message>
    <message>
        <source>it cannot be used</source>
        <translation>nelze použít</translation>
    </message>
    <message>
        <source>it cannot rename files</source>
        <translation>neumí přejmenovat soubory</translation>
    </message>
    <message>
        <source>it contains a character that no file name can have</source>
        <translation>obsahuje znak, který název souboru mít nemůže</translation>
    </message>
    <message>
        <source>it contains a space or a character that cannot be seen</source>
        <translation>obsahuje mezeru nebo neviditelný znak</translation>
    </message>
    <message>
        <source>it contains something that no address can contain</source>
        <translation>obsahuje něco, co v adrese být nemůže</translation>
    </message>
    <message>
        <source>it declares a document type, which no Metalink needs</source>
        <translation>uvádí typ dokumentu, což žádný Metalink nepotřebuje</translation>
    </message>
    <message>
        <source>it describes too many files</source>
        <translation>popisuje příliš mnoho souborů</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>neodpověděl</translation>
    </message>
    <message>
        <source>it did not begin or end the upload as it was asked to</source>
        <translation>nezahájil nebo neukončil nahrávání, jak byl požádán</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>neodpovídá</translation>
    </message>
    <message>
        <source>it does not begin as a Metalink does</source>
        <translation>nezačíná jako Metalink</translation>
    </message>
    <message>
        <source>it does not begin with an algorithm, such as sha256:</source>
        <translation>nezačíná algoritmem, například sha256:</translation>
    </message>
    <message>
        <source>it does not begin with https:// or the like</source>
        <translation>nezačíná na https:// nebo podobně</translation>
    </message>
    <message>
        <source>it does not bring a file</source>
        <translation>soubor nepřinese</translation>
    </message>
    <message>
        <source>it does not keep to the rules of HTTP</source>
        <translation>nedodržuje pravidla HTTP</translation>
    </message>
    <message>
        <source>it does not know the name it was asked for</source>
        <translation>nezná jméno, na které byl dotázán</translation>
    </message>
    <message>
        <source>it does not know the versions of TLS used here</source>
        <translation>nezná verze TLS, které se zde používají</translation>
    </message>
    <message>
        <source>it does not say how much of the file it has</source>
        <translation>neříká, kolik ze souboru má</translation>
    </message>
    <message>
        <source>it does not say what it called the part</source>
        <translation>neříká, jak část pojmenoval</translation>
    </message>
    <message>
        <source>it does not speak TLS on this port</source>
        <translation>na tomto portu nemluví protokolem TLS</translation>
    </message>
    <message>
        <source>it does not speak the draft of resumable uploads</source>
        <translation>neumí návrh standardu pro navazování nahrávání</translation>
    </message>
    <message>
        <source>it does not take the name and password{place}</source>
        <translation>nepřijímá jméno a heslo{place}</translation>
    </message>
    <message>
        <source>it forgot the unfinished file {most_losses} times</source>
        <translation>na nedokončený soubor už zapomněl, a to {most_losses}krát</translation>
    </message>
    <message>
        <source>it found no encryption that both sides know</source>
        <translation>nenašel šifrování, které by znaly obě strany</translation>
    </message>
    <message>
        <source>it gives an address that is none</source>
        <translation>uvádí adresu, která adresou není</translation>
    </message>
    <message>
        <source>it goes by the address, and is not to be chosen</source>
        <translation>řídí se adresou a volit se nedá</translation>
    </message>
    <message>
        <source>it has a control character</source>
        <translation>obsahuje řídicí znak</translation>
    </message>
    <message>
        <source>it has a line break or another forbidden character, or is too long</source>
        <translation>obsahuje konec řádku nebo jiný zakázaný znak, nebo je příliš dlouhá</translation>
    </message>
    <message>
        <source>it has forbidden characters</source>
        <translation>obsahuje zakázané znaky</translation>
    </message>
    <message>
        <source>it has forbidden characters or is too long</source>
        <translation>obsahuje zakázané znaky, nebo je příliš dlouhá</translation>
    </message>
    <message>
        <source>it has more than {most_names} names</source>
        <translation>má více než {most_names} názvů</translation>
    </message>
    <message>
        <source>it has no such bucket</source>
        <translation>takový bucket nemá</translation>
    </message>
    <message>
        <source>it holds a line break or a character that cannot be shown</source>
        <translation>obsahuje konec řádku nebo znak, který nelze zobrazit</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>je to složka</translation>
    </message>
    <message>
        <source>it is a directory; use -d to save into it</source>
        <translation>je to složka; vyberte ji jako cíl</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere</source>
        <translation>je to odkaz, který nikam nevede</translation>
    </message>
    <message>
        <source>it is a link to a directory</source>
        <translation>je to odkaz na složku</translation>
    </message>
    <message>
        <source>it is down</source>
        <translation>není v provozu</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>je prázdný</translation>
    </message>
    <message>
        <source>it is empty or has a character that cannot be shown</source>
        <translation>je prázdné, nebo obsahuje znak, který nelze zobrazit</translation>
    </message>
    <message>
        <source>it is empty, or it or the password has a control character</source>
        <translation>je prázdné, nebo ono či heslo obsahuje řídicí znak</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>je zamčená</translation>
    </message>
    <message>
        <source>it is longer than {longest_job_name} characters</source>
        <translation>je delší než {longest_job_name} znaků</translation>
    </message>
    <message>
        <source>it is longer than {longest} characters</source>
        <translation>je delší než {longest} znaků</translation>
    </message>
    <message>
        <source>it is neither connected nor has a data plan; known are {names}</source>
        <translation>není připojena ani nemá datový tarif; známé jsou: {names}</translation>
    </message>
    <message>
        <source>it is no PEM file with what is needed, or has a password</source>
        <translation>není to soubor PEM s tím, co je třeba, nebo má heslo</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>není to soubor</translation>
    </message>
    <message>
        <source>it is not a complete path</source>
        <translation>není to úplná cesta</translation>
    </message>
    <message>
        <source>it is not a cookies.txt as Netscape wrote them</source>
        <translation>není to cookies.txt ve formátu Netscape</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>není to běžný soubor</translation>
    </message>
    <message>
        <source>it is not well-formed: {error}</source>
        <translation>není správně utvořen: {error}</translation>
    </message>
    <message>
        <source>it is not written as it should be</source>
        <translation>není zapsán správně</translation>
    </message>
    <message>
        <source>it is the address of a directory</source>
        <translation>je to adresa složky</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>je příliš velké</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>je příliš dlouhé</translation>
    </message>
    <message>
        <source>it is too long for this disk</source>
        <translation>pro tento disk je příliš dlouhý</translation>
    </message>
    <message>
        <source>it lists too many pieces</source>
        <translation>uvádí příliš mnoho částí</translation>
    </message>
    <message>
        <source>it must be a finite number</source>
        <translation>musí to být konečné číslo</translation>
    </message>
    <message>
        <source>it must be a number of bytes</source>
        <translation>musí to být počet bajtů</translation>
    </message>
    <message>
        <source>it must be from 1 to 31</source>
        <translation>musí být od 1 do 31</translation>
    </message>
    <message>
        <source>it must be more than nothing</source>
        <translation>musí být větší než nula</translation>
    </message>
    <message>
        <source>it must be of type {type_names}</source>
        <translation>musí mít typ: {type_names}</translation>
    </message>
    <message>
        <source>it must be one of {known}, several joined by &apos;+&apos;, or a number</source>
        <translation>musí být některé z {known}, několik spojených znakem „+“, nebo číslo</translation>
    </message>
    <message>
        <source>it must have the same priority and not be over</source>
        <translation>musí mít stejnou prioritu a nesmí být ukončený</translation>
    </message>
    <message>
        <source>it names another server that is none</source>
        <translation>jmenuje jiný server, který serverem není</translation>
    </message>
    <message>
        <source>it names more than {most_addresses} addresses</source>
        <translation>obsahuje víc než {most_addresses} adres</translation>
    </message>
    <message>
        <source>it names no address</source>
        <translation>neuvádí adresu</translation>
    </message>
    <message>
        <source>it names no address that can be fetched</source>
        <translation>neuvádí adresu, ze které lze stahovat</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>neuvádí soubor</translation>
    </message>
    <message>
        <source>it names no server</source>
        <translation>neuvádí server</translation>
    </message>
    <message>
        <source>it names no server and share</source>
        <translation>neuvádí server a sdílení</translation>
    </message>
    <message>
        <source>it names no share</source>
        <translation>neuvádí sdílení</translation>
    </message>
    <message>
        <source>it needs one list of ranges for each address</source>
        <translation>pro každou adresu je třeba jeden seznam rozsahů</translation>
    </message>
    <message>
        <source>it never has enough of asking who we are</source>
        <translation>stále dokola se ptá, kdo jsme</translation>
    </message>
    <message>
        <source>it only knows outdated, insecure versions of TLS</source>
        <translation>zná jen zastaralé, nebezpečné verze TLS</translation>
    </message>
    <message>
        <source>it redirects to something that is no address</source>
        <translation>přesměrovává na něco, co není adresa</translation>
    </message>
    <message>
        <source>it redirects without saying where to</source>
        <translation>přesměrovává, ale neříká kam</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>odmítl spojení</translation>
    </message>
    <message>
        <source>it says that a file has a name that none can have</source>
        <translation>tvrdí, že soubor má název, jaký mít nemůže</translation>
    </message>
    <message>
        <source>it sends more than {most} bytes</source>
        <translation>posílá více než {most} bajtů</translation>
    </message>
    <message>
        <source>it sent no new bytes in answer to the question for some</source>
        <translation>na žádost o další data neposlal žádná nová</translation>
    </message>
    <message>
        <source>it signed its certificate itself, and nobody vouches for it</source>
        <translation>svůj certifikát si podepsal sám a nikdo se za něj nezaručil</translation>
    </message>
    <message>
        <source>it speaks another version of tus ({header})</source>
        <translation>používá jinou verzi tus ({header})</translation>
    </message>
    <message>
        <source>it stays at byte {reached}, whatever it is sent</source>
        <translation>zůstává na bajtu {reached}, ať se mu pošle cokoli</translation>
    </message>
    <message>
        <source>it stored something else; its {algorithm} checksum differs</source>
        <translation>uložil něco jiného; jeho kontrolní součet {algorithm} se liší</translation>
    </message>
    <message>
        <source>it takes files of up to {largest} bytes, and this one has {size}</source>
        <translation>přijímá soubory do {largest} bajtů a tento má {size}</translation>
    </message>
    <message>
        <source>it takes no BITS uploads at this address</source>
        <translation>na této adrese nahrávání BITS nepřijímá</translation>
    </message>
    <message>
        <source>it takes no files of this type there</source>
        <translation>soubory tohoto typu tam nepřijímá</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind</source>
        <translation>nahrávání tohoto druhu nepřijímá</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind there</source>
        <translation>nahrávání tohoto druhu tam nepřijímá</translation>
    </message>
    <message>
        <source>it wants another kind of upload</source>
        <translation>chce jiný druh nahrávání</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>bylo to přerušeno</translation>
    </message>
    <message>
        <source>it would never let the job run</source>
        <translation>přenos by nikdy nesměl běžet</translation>
    </message>
    <message>
        <source>its certificate belongs to another address</source>
        <translation>jeho certifikát patří jiné adrese</translation>
    </message>
    <message>
        <source>its certificate belongs to another server</source>
        <translation>jeho certifikát patří jinému serveru</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not know</source>
        <translation>jeho certifikát vydala autorita, kterou tento počítač nezná</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not trust</source>
        <translation>jeho certifikát vydala autorita, které tento počítač nedůvěřuje</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>platnost jeho certifikátu vypršela</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>jeho certifikát ještě neplatí</translation>
    </message>
    <message>
        <source>its certificate was not made for servers</source>
        <translation>jeho certifikát není určen pro servery</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>jeho certifikát byl odvolán</translation>
    </message>
    <message>
        <source>its elements are nested too deeply</source>
        <translation>jeho prvky jsou vnořeny příliš hluboko</translation>
    </message>
    <message>
        <source>its encoding cannot be read: {error}</source>
        <translation>jeho kódování nelze přečíst: {error}</translation>
    </message>
    <message>
        <source>its encryption is too weak</source>
        <translation>jeho šifrování je příliš slabé</translation>
    </message>
    <message>
        <source>its percent signs do not stand for UTF-8</source>
        <translation>její znaky procent neznamenají UTF-8</translation>
    </message>
    <message>
        <source>its port is not a number up to 65535</source>
        <translation>její port není číslo do 65535</translation>
    </message>
    <message>
        <source>its server name makes no sense</source>
        <translation>její název serveru nedává smysl</translation>
    </message>
    <message>
        <source>its upload sessions take no empty files</source>
        <translation>do jeho nahrávání nelze poslat prázdný soubor</translation>
    </message>
    <message>
        <source>its user name makes no sense</source>
        <translation>její uživatelské jméno nedává smysl</translation>
    </message>
    <message>
        <source>job {number} has still to save file {listed}</source>
        <translation>přenos {number} má ještě uložit soubor {listed}</translation>
    </message>
    <message>
        <source>job {number} misses bytes of file {listed}</source>
        <translation>přenosu {number} chybí data souboru {listed}</translation>
    </message>
    <message>
        <source>method, dynamic content and checksum are for downloads; see the upload&apos;s options</source>
        <translation>metoda, dynamický obsah a kontrolní součet patří ke stahování; viz volby nahrávání</translation>
    </message>
    <message>
        <source>more than {most_ranges} ranges</source>
        <translation>více než {most_ranges} rozsahů</translation>
    </message>
    <message>
        <source>name the proxy, too</source>
        <translation>uveďte i proxy</translation>
    </message>
    <message>
        <source>netrc file</source>
        <translation>soubor netrc</translation>
    </message>
    <message>
        <source>network is unreachable</source>
        <translation>síť není dostupná</translation>
    </message>
    <message>
        <source>no file that misses bytes has an address that begins so</source>
        <translation>adresa žádného neúplného souboru takto nezačíná</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>důvod neuvedl</translation>
    </message>
    <message>
        <source>no route to host</source>
        <translation>k serveru nevede cesta</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>na zařízení není místo</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>zařízení neexistuje</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>soubor ani složka neexistuje</translation>
    </message>
    <message>
        <source>nobody unlocked it within {patience_s} s</source>
        <translation>během {patience_s} s ji nikdo neodemkl</translation>
    </message>
    <message>
        <source>none there holds \ / : * ? &quot; &lt; &gt; | or a control character; rename the file, or send it alone to an address with another name</source>
        <translation>žádný tam neobsahuje \ / : * ? &quot; &lt; &gt; | ani řídicí znak; soubor přejmenujte, nebo jej pošlete samostatně na adresu s jiným názvem</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>není to složka</translation>
    </message>
    <message>
        <source>nothing on a server can be called {quoted}</source>
        <translation>nic na serveru se nemůže jmenovat {quoted}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>číslo</translation>
    </message>
    <message>
        <source>of &apos;{path}&apos;</source>
        <translation>pro „{path}“</translation>
    </message>
    <message>
        <source>one file name cannot serve several addresses</source>
        <translation>jeden název souboru nestačí pro více adres</translation>
    </message>
    <message>
        <source>one file name cannot serve several files</source>
        <translation>jeden název nestačí pro více souborů</translation>
    </message>
    <message>
        <source>one is named, but not to be used</source>
        <translation>je uvedena, ale nemá se použít</translation>
    </message>
    <message>
        <source>only a job can refer to a secret</source>
        <translation>na tajemství se může odvolat jen přenos</translation>
    </message>
    <message>
        <source>only an upload of one file can keep the reply</source>
        <translation>odpověď lze uchovat jen při nahrávání jednoho souboru</translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>operace není povolena</translation>
    </message>
    <message>
        <source>operation not supported</source>
        <translation>operace není podporována</translation>
    </message>
    <message>
        <source>others can read &apos;{path}&apos;; its mode has to be 600</source>
        <translation>„{path}“ mohou číst jiní; jeho práva musí být 600</translation>
    </message>
    <message>
        <source>others can read it; its mode has to be 600</source>
        <translation>mohou jej číst jiní; jeho práva musí být 600</translation>
    </message>
    <message>
        <source>others could read and change what comes from there</source>
        <translation>co odtud přichází, by jiní mohli číst a měnit</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>přístup odepřen</translation>
    </message>
    <message>
        <source>ranges go neither with dynamic content nor with another method than GET</source>
        <translation>rozsahy nelze použít s dynamickým obsahem ani s jinou metodou než GET</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>systém souborů je jen pro čtení</translation>
    </message>
    <message>
        <source>send a part of the file, if it is still the same</source>
        <translation>poslat část souboru, pokud je stále stejný</translation>
    </message>
    <message>
        <source>send parts of a file, or at least say how long it is</source>
        <translation>posílat části souboru, nebo aspoň říct, jak je dlouhý</translation>
    </message>
    <message>
        <source>send the file without compressing it with &apos;{coding}&apos; on the way</source>
        <translation>poslat soubor, aniž by jej cestou komprimoval pomocí „{coding}“</translation>
    </message>
    <message>
        <source>send the parts that are wanted: its file is shorter</source>
        <translation>poslat žádané části: jeho soubor je kratší</translation>
    </message>
    <message>
        <source>several files go into a directory: end the address with a slash</source>
        <translation>více souborů patří do složky: ukončete adresu lomítkem</translation>
    </message>
    <message>
        <source>some space</source>
        <translation>nějaké místo</translation>
    </message>
    <message>
        <source>stale file handle</source>
        <translation>soubor na síťovém disku už není dostupný</translation>
    </message>
    <message>
        <source>status {status} in answer to an upload</source>
        <translation>stav {status} v odpovědi na nahrávání</translation>
    </message>
    <message>
        <source>status {status} in answer to the question for a file</source>
        <translation>stav {status} v odpovědi na žádost o soubor</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>text file busy</source>
        <translation>soubor se právě používá</translation>
    </message>
    <message>
        <source>that is for downloads only</source>
        <translation>to jde jen u stahování</translation>
    </message>
    <message>
        <source>that would be more than {most_hops} addresses in a row</source>
        <translation>to by bylo více než {most_hops} adres za sebou</translation>
    </message>
    <message>
        <source>the SMB library cannot read it</source>
        <translation>knihovna SMB jí nerozumí</translation>
    </message>
    <message>
        <source>the address is too long for it</source>
        <translation>adresa je pro něj příliš dlouhá</translation>
    </message>
    <message>
        <source>the addresses lead round in a circle</source>
        <translation>adresy vedou v kruhu</translation>
    </message>
    <message>
        <source>the algorithm must be one of {join}</source>
        <translation>algoritmus musí být jeden z těchto: {join}</translation>
    </message>
    <message>
        <source>the beginning of an address</source>
        <translation>začátek adresy</translation>
    </message>
    <message>
        <source>the checksum</source>
        <translation>kontrolní součet</translation>
    </message>
    <message>
        <source>the day of a reset</source>
        <translation>den obnovení</translation>
    </message>
    <message>
        <source>the directory has no files in it</source>
        <translation>ve složce nejsou žádné soubory</translation>
    </message>
    <message>
        <source>the directory there is set up to run programs</source>
        <translation>složka tam je nastavena ke spouštění programů</translation>
    </message>
    <message>
        <source>the document is too large</source>
        <translation>dokument je příliš velký</translation>
    </message>
    <message>
        <source>the file does not go along</source>
        <translation>soubor se s požadavkem neodesílá</translation>
    </message>
    <message>
        <source>the file is larger than it takes</source>
        <translation>soubor je větší, než přijímá</translation>
    </message>
    <message>
        <source>the file is too large for it</source>
        <translation>soubor je pro něj příliš velký</translation>
    </message>
    <message>
        <source>the file stays in &apos;{directory}&apos;</source>
        <translation>soubor zůstává v „{directory}“</translation>
    </message>
    <message>
        <source>the file there is not what was expected</source>
        <translation>soubor tam není, co se čekalo</translation>
    </message>
    <message>
        <source>the file&apos;s number</source>
        <translation>číslo souboru</translation>
    </message>
    <message>
        <source>the job that comes next</source>
        <translation>následující přenos</translation>
    </message>
    <message>
        <source>the job&apos;s region is not the bucket&apos;s</source>
        <translation>region přenosu není region bucketu</translation>
    </message>
    <message>
        <source>the law forbids it</source>
        <translation>zakazuje to zákon</translation>
    </message>
    <message>
        <source>the least is {least}</source>
        <translation>nejméně {least}</translation>
    </message>
    <message>
        <source>the least is {smallest_fragment} bytes</source>
        <translation>nejméně {smallest_fragment} bajtů</translation>
    </message>
    <message>
        <source>the least is {with_unit}</source>
        <translation>nejméně {with_unit}</translation>
    </message>
    <message>
        <source>the method of an upload</source>
        <translation>způsob nahrávání</translation>
    </message>
    <message>
        <source>the most is {with_unit}</source>
        <translation>nejvýše {with_unit}</translation>
    </message>
    <message>
        <source>the program behind the server did not accept the file</source>
        <translation>program za serverem soubor nepřijal</translation>
    </message>
    <message>
        <source>the revocation list to check its certificate against has expired</source>
        <translation>platnost seznamu odvolaných certifikátů, podle kterého se ověřuje, vypršela</translation>
    </message>
    <message>
        <source>the setting &apos;{key}&apos;</source>
        <translation>nastavení „{key}“</translation>
    </message>
    <message>
        <source>the size of a fragment</source>
        <translation>velikost části</translation>
    </message>
    <message>
        <source>the step of &apos;{match}&apos; is nothing</source>
        <translation>krok v „{match}“ je nula</translation>
    </message>
    <message>
        <source>there is no revocation list to check its certificate against</source>
        <translation>chybí seznam odvolaných certifikátů k ověření toho jeho</translation>
    </message>
    <message>
        <source>there is no way to it</source>
        <translation>nevede k němu cesta</translation>
    </message>
    <message>
        <source>there is nobody to ask servers</source>
        <translation>není nikdo, kdo by se serverů zeptal</translation>
    </message>
    <message>
        <source>there is nobody to fetch it</source>
        <translation>není, kdo by jej stáhl</translation>
    </message>
    <message>
        <source>there is none here</source>
        <translation>zde žádná není</translation>
    </message>
    <message>
        <source>there is nothing at this address</source>
        <translation>na této adrese nic není</translation>
    </message>
    <message>
        <source>there is nothing at this address any more</source>
        <translation>na této adrese už nic není</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is wrong</source>
        <translation>hodiny tohoto počítače jdou špatně</translation>
    </message>
    <message>
        <source>this job does not follow</source>
        <translation>tento přenos se přesměrovat nenechá</translation>
    </message>
    <message>
        <source>this program has no place for passwords</source>
        <translation>tento program nemá kam hesla uložit</translation>
    </message>
    <message>
        <source>times of the week</source>
        <translation>časy v týdnu</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>příliš mnoho otevřených souborů</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>ano nebo ne</translation>
    </message>
    <message>
        <source>two ranges overlap</source>
        <translation>dva rozsahy se překrývají</translation>
    </message>
    <message>
        <source>uploads by &apos;{value}&apos;</source>
        <translation>nahrávání způsobem „{value}“</translation>
    </message>
    <message>
        <source>what is sent there could be read on the way</source>
        <translation>co se tam pošle, by cestou mohl někdo číst</translation>
    </message>
    <message>
        <source>what is used</source>
        <translation>využité množství</translation>
    </message>
    <message>
        <source>what it sends is not signed as it should be</source>
        <translation>co posílá, není podepsáno, jak má být</translation>
    </message>
    <message>
        <source>what was copied of it disappears there again and again</source>
        <translation>co se z něj zkopíruje, tam stále znovu mizí</translation>
    </message>
    <message>
        <source>what was sent of it disappears there again and again</source>
        <translation>co se z něj odešle, tam stále znovu mizí</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>celé číslo</translation>
    </message>
    <message>
        <source>with status {status} the file does not go along</source>
        <translation>se stavem {status} se soubor neodesílá</translation>
    </message>
    <message>
        <source>write a name, or one with {join}:// before it</source>
        <translation>napište název, případně s {join}:// před ním</translation>
    </message>
    <message>
        <source>write bytes per second, 0 to stop, or nothing for no limit</source>
        <translation>pište bajty za sekundu, 0 pro zastavení, nebo nic pro provoz bez limitu</translation>
    </message>
    <message>
        <source>write file:/// and the complete path</source>
        <translation>pište file:/// a úplnou cestu</translation>
    </message>
    <message>
        <source>write http://host:port, https://host:port or socks5://host:port</source>
        <translation>pište http://host:port, https://host:port nebo socks5://host:port</translation>
    </message>
    <message>
        <source>write it like 0:100,2000:eof</source>
        <translation>pište je jako 0:100,2000:eof</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>nesmíte tam zapisovat</translation>
    </message>
    <message>
        <source>you may not write to &apos;{path}&apos; there ({name})</source>
        <translation>do „{path}“ tam nesmíte zapisovat ({name})</translation>
    </message>
    <message>
        <source>{algorithm} has {sizes} hexadecimal digits</source>
        <translation>{algorithm} má {sizes} šestnáctkových číslic</translation>
    </message>
    <message>
        <source>{number}, {reason}</source>
        <translation>{number}, {reason}</translation>
    </message>
    <message>
        <source>{words} (it answered {status}, {code})</source>
        <translation>{words} (odpověděl {status}, {code})</translation>
    </message>
    <message>
        <source>{words} ({number})</source>
        <translation>{words} ({number})</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>Podrobnosti</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Zavřít podrobnosti</translation>
    </message>
    <message>
        <source>Pages of the details</source>
        <translation>Stránky podrobností</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Přehled</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Soubory</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Rychlost</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historie</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>S&amp;erver</translation>
    </message>
    <message>
        <source>Choose a transfer to see what it does and why</source>
        <translation>Vyberte přenos a uvidíte, co dělá a proč</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers chosen · {size}</source>
        <translation>
            <numerusform>Vybrán {count} přenos · {size}</numerusform>
            <numerusform>Vybrány {count} přenosy · {size}</numerusform>
            <numerusform>Vybráno {count} přenosů · {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DirectoryBox</name>
    <message>
        <source>Save to</source>
        <translation>Uložit do</translation>
    </message>
    <message>
        <source>Your Downloads directory</source>
        <translation>Vaše složka Stažené</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Vybrat…</translation>
    </message>
    <message>
        <source>Choose the directory</source>
        <translation>Vybrat složku</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing to transfer yet</source>
        <translation>Zatím není co přenášet</translation>
    </message>
    <message>
        <source>Drag links from your browser into this window, paste them with {paste}, or press {add} to type an address.</source>
        <translation>Přetáhněte odkazy z prohlížeče do tohoto okna, vložte je pomocí {paste}, nebo stiskněte {add} a zadejte adresu.</translation>
    </message>
</context>
<context>
    <name>EngineWatch</name>
    <message>
        <source>The transfer engine has ended. The list shows how it was at {time}.</source>
        <translation>Jádro přenosů skončilo. Seznam ukazuje stav z té doby ({time}).</translation>
    </message>
    <message>
        <source>The transfer engine has stopped. Quit Ebbtide and start it again.</source>
        <translation>Jádro přenosů se zastavilo. Ukončete Ebbtide a spusťte jej znovu.</translation>
    </message>
    <message>
        <source>The transfer engine is starting…</source>
        <translation>Jádro přenosů se spouští…</translation>
    </message>
</context>
<context>
    <name>ErrorCode</name>
    <message>
        <source>Something went wrong inside Ebbtide: {detail}.</source>
        <translation>Uvnitř Ebbtide se něco pokazilo: {detail}.</translation>
    </message>
    <message>
        <source>Please report this together with the log file.</source>
        <translation>Nahlaste to prosím spolu se souborem protokolu.</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>See &apos;ebbtide --help&apos;.</source>
        <translation>Viz „ebbtide --help“.</translation>
    </message>
    <message>
        <source>Ebbtide cannot be reached: {detail}.</source>
        <translation>Ebbtide není dostupný: {detail}.</translation>
    </message>
    <message>
        <source>Start it with &apos;ebbtide start&apos;.</source>
        <translation>Spusťte jej příkazem „ebbtide start“.</translation>
    </message>
    <message>
        <source>The running Ebbtide speaks version {theirs} of the API, this program {ours}.</source>
        <translation>Běžící Ebbtide používá verzi API {theirs}, tento program {ours}.</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide (&apos;ebbtide quit&apos;) and start the new one.</source>
        <translation>Ukončete běžící Ebbtide („ebbtide quit“) a spusťte nový.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is damaged or is not Ebbtide&apos;s: {detail}.</source>
        <translation>Databáze přenosů „{path}“ je poškozená nebo nepatří Ebbtide: {detail}.</translation>
    </message>
    <message>
        <source>Move the file away to start with an empty list; copies made before updates lie beside it.</source>
        <translation>Přesunutím souboru začnete s prázdným seznamem; kopie z doby před aktualizacemi leží vedle něj.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; was written by a newer Ebbtide (version {found}, this program knows {known}).</source>
        <translation>Databázi přenosů „{path}“ zapsal novější Ebbtide (verze {found}, tento program zná {known}).</translation>
    </message>
    <message>
        <source>Update Ebbtide; the database was not touched.</source>
        <translation>Aktualizujte Ebbtide; databáze zůstala nedotčena.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>Databázi přenosů „{path}“ nelze použít: {detail}.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of its directory.</source>
        <translation>Zkontrolujte volné místo a oprávnění její složky.</translation>
    </message>
    <message>
        <source>The request is not valid: {detail}.</source>
        <translation>Požadavek není platný: {detail}.</translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation>Opravte jej a odešlete znovu.</translation>
    </message>
    <message>
        <source>There is no method called &apos;{method}&apos;.</source>
        <translation>Metoda „{method}“ neexistuje.</translation>
    </message>
    <message>
        <source>The API reference lists all methods.</source>
        <translation>Všechny metody uvádí dokumentace API.</translation>
    </message>
    <message>
        <source>There is no job &apos;{job}&apos;.</source>
        <translation>Přenos „{job}“ neexistuje.</translation>
    </message>
    <message>
        <source>&apos;ebbtide list&apos; shows all jobs.</source>
        <translation>Všechny přenosy ukáže „ebbtide list“.</translation>
    </message>
    <message>
        <source>&apos;{job}&apos; fits more than one job: {matches}.</source>
        <translation>„{job}“ odpovídá více přenosům: {matches}.</translation>
    </message>
    <message>
        <source>Give more characters, or the number.</source>
        <translation>Zadejte více znaků, nebo číslo.</translation>
    </message>
    <message>
        <source>Job {job} cannot {action} while it is {state}.</source>
        <translation>S přenosem {job} to teď nejde: {action} (stav: {state}).</translation>
    </message>
    <message>
        <source>{hint}</source>
        <translation>{hint}</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; is not an address that can be used: {detail}.</source>
        <translation>„{url}“ není adresa, kterou lze použít: {detail}.</translation>
    </message>
    <message>
        <source>Give a complete address such as https://example.org/file.iso.</source>
        <translation>Zadejte úplnou adresu, například https://example.org/file.iso.</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; begins with &apos;{scheme}:&apos;, which Ebbtide cannot transfer.</source>
        <translation>„{url}“ začíná na „{scheme}:“, což Ebbtide přenášet neumí.</translation>
    </message>
    <message>
        <source>Addresses can begin with {known}.</source>
        <translation>Adresy mohou začínat na {known}.</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; does not exist.</source>
        <translation>Složka „{path}“ neexistuje.</translation>
    </message>
    <message>
        <source>Create it, or choose another one with -d.</source>
        <translation>Vytvořte ji, nebo zvolte jinou pomocí -d.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a directory.</source>
        <translation>„{path}“ není složka.</translation>
    </message>
    <message>
        <source>Choose a directory with -d.</source>
        <translation>Zvolte složku pomocí -d.</translation>
    </message>
    <message>
        <source>You may not write to &apos;{path}&apos;.</source>
        <translation>Do „{path}“ nesmíte zapisovat.</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and resume the job.</source>
        <translation>Vyberte jinou složku, nebo změňte její oprávnění a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; already exists and was left alone.</source>
        <translation>„{path}“ již existuje a zůstal nedotčen.</translation>
    </message>
    <message>
        <source>Move it away and resume the job, or give another name with -o (of &apos;add&apos; or &apos;set&apos;).</source>
        <translation>Přesuňte jej jinam a pokračujte v přenosu, nebo zadejte jiný název pomocí -o (u „add“ nebo „set“).</translation>
    </message>
    <message>
        <source>Job {job} already saves to &apos;{path}&apos;.</source>
        <translation>Do „{path}“ již ukládá přenos {job}.</translation>
    </message>
    <message>
        <source>Give another name with -o.</source>
        <translation>Zadejte jiný název pomocí -o.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be used as a file name: {detail}.</source>
        <translation>„{name}“ nelze použít jako název souboru: {detail}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not valid for {what}: {detail}.</source>
        <translation>Hodnota „{value}“ není platná ({what}): {detail}.</translation>
    </message>
    <message>
        <source>Give a valid value.</source>
        <translation>Zadejte platnou hodnotu.</translation>
    </message>
    <message>
        <source>There is no setting &apos;{key}&apos;.</source>
        <translation>Nastavení „{key}“ neexistuje.</translation>
    </message>
    <message>
        <source>&apos;ebbtide settings&apos; lists them.</source>
        <translation>Seznam vypíše „ebbtide settings“.</translation>
    </message>
    <message>
        <source>{what} is limited to {limit}.</source>
        <translation>{what}: nejvýše {limit}.</translation>
    </message>
    <message>
        <source>Let some end first, or raise the setting &apos;{setting}&apos;.</source>
        <translation>Nechte nejdřív některé doběhnout, nebo zvyšte nastavení „{setting}“.</translation>
    </message>
    <message>
        <source>Ebbtide is just quitting.</source>
        <translation>Ebbtide se právě ukončuje.</translation>
    </message>
    <message>
        <source>Start it again with &apos;ebbtide start&apos;.</source>
        <translation>Spusťte jej znovu příkazem „ebbtide start“.</translation>
    </message>
    <message>
        <source>Job {job} was given up before it was finished.</source>
        <translation>Přenos {job} byl zrušen dřív, než skončil.</translation>
    </message>
    <message>
        <source>Add it again if you need it.</source>
        <translation>Přidejte jej znovu, pokud jej potřebujete.</translation>
    </message>
    <message>
        <source>Ebbtide could not be started: {detail}</source>
        <translation>Ebbtide se nepodařilo spustit: {detail}</translation>
    </message>
    <message>
        <source>Its output is in &apos;{path}&apos;.</source>
        <translation>Jeho výstup je v „{path}“.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is in use by another Ebbtide (process {process_id}).</source>
        <translation>Databázi přenosů „{path}“ používá jiný Ebbtide (proces {process_id}).</translation>
    </message>
    <message>
        <source>Quit that one first; it was started with another XDG_RUNTIME_DIR.</source>
        <translation>Nejdřív ukončete ten; byl spuštěn s jiným XDG_RUNTIME_DIR.</translation>
    </message>
    <message>
        <source>The setting &apos;{key}&apos; is fixed by your administrator, in &apos;{path}&apos;.</source>
        <translation>Nastavení „{key}“ určil správce v souboru „{path}“.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer to change it there.</source>
        <translation>O změnu požádejte toho, kdo se o tento počítač stará.</translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation>Není připojení k síti.</translation>
    </message>
    <message>
        <source>It goes on when the network is back.</source>
        <translation>Bude pokračovat, až se síť vrátí.</translation>
    </message>
    <message>
        <source>The server name &apos;{host}&apos; could not be found.</source>
        <translation>Server „{host}“ nebyl nalezen.</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>Zkontrolujte adresu a připojení k síti.</translation>
    </message>
    <message>
        <source>The server {host} could not be reached: {detail}.</source>
        <translation>Server {host} není dostupný: {detail}.</translation>
    </message>
    <message>
        <source>The server closed the connection before the file was complete.</source>
        <translation>Server ukončil spojení dřív, než byl soubor celý.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again.</source>
        <translation>Není třeba nic dělat: zkusí se to znovu.</translation>
    </message>
    <message>
        <source>The server {host} did not answer in time.</source>
        <translation>Server {host} neodpověděl včas.</translation>
    </message>
    <message>
        <source>A secure connection to {host} was not possible: {detail}.</source>
        <translation>Zabezpečené spojení s {host} nebylo možné: {detail}.</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address; resume the job afterwards.</source>
        <translation>Zkontrolujte hodiny počítače a adresu; pak v přenosu pokračujte.</translation>
    </message>
    <message>
        <source>Add the job again with &apos;--ca FILE&apos;, a PEM file with the certificate of the server or its authority; or, if it may be anybody who answers, with &apos;--insecure-unknown-authority&apos;.</source>
        <translation>Přidejte úlohu znovu s volbou „--ca SOUBOR“, tedy souborem PEM s certifikátem serveru nebo jeho autority; nebo, smí-li odpovídat kdokoli, s volbou „--insecure-unknown-authority“.</translation>
    </message>
    <message>
        <source>The server {host} gave an answer that makes no sense: {detail}.</source>
        <translation>Odpověď serveru {host} nedává smysl: {detail}.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again a few times.</source>
        <translation>Není třeba nic dělat: několikrát se to zkusí znovu.</translation>
    </message>
    <message>
        <source>The server answered {status} ({reason}).</source>
        <translation>Server odpověděl {status} ({reason}).</translation>
    </message>
    <message>
        <source>The server does not have this file (it answered {status}).</source>
        <translation>Server tento soubor nemá (odpověděl {status}).</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Zkontrolujte adresu.</translation>
    </message>
    <message>
        <source>The server does not let you have this file (it answered {status}).</source>
        <translation>Server vám tento soubor nedovolí stáhnout (odpověděl {status}).</translation>
    </message>
    <message>
        <source>Give a user name and password, or another address, and resume the job.</source>
        <translation>Zadejte jméno a heslo, nebo jinou adresu, a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The server refused the request (it answered {status}, {reason}).</source>
        <translation>Server požadavek odmítl (odpověděl {status}, {reason}).</translation>
    </message>
    <message>
        <source>The server sent us on to {url}, and that was not followed: {detail}.</source>
        <translation>Server nás poslal na {url}, ale tam jsme nešli: {detail}.</translation>
    </message>
    <message>
        <source>Use that address directly if you trust it.</source>
        <translation>Pokud té adrese věříte, použijte ji přímo.</translation>
    </message>
    <message>
        <source>The server sent us from one address to the next without end, at last to {url}: {detail}.</source>
        <translation>Server nás bez konce posílal z adresy na adresu, naposledy na {url}: {detail}.</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Resume the job when it works there, or give another address.</source>
        <translation>Otevřete adresu v prohlížeči: možná žádá o přihlášení. Až tam bude fungovat, pokračujte v přenosu, nebo zadejte jinou adresu.</translation>
    </message>
    <message>
        <source>The file on the server changed while it was being fetched.</source>
        <translation>Soubor na serveru se během stahování změnil.</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh. A file on a web server that grows all the time, such as a log, comes as it is at that moment with &apos;ebbtide add --dynamic&apos;.</source>
        <translation>Není třeba nic dělat: začne znovu. Soubor na webovém serveru, který stále roste, například protokol, se stáhne v podobě, jakou právě má, pomocí „ebbtide add --dynamic“.</translation>
    </message>
    <message>
        <source>The address has expired (the server answered {status}).</source>
        <translation>Platnost adresy vypršela (server odpověděl {status}).</translation>
    </message>
    <message>
        <source>Give the job a new address; the bytes already here are kept.</source>
        <translation>Zadejte přenosu novou adresu; co už je zde, zůstane.</translation>
    </message>
    <message>
        <source>The server announced {expected} bytes and sent {found}.</source>
        <translation>Server ohlásil {expected} bajtů a poslal {found}.</translation>
    </message>
    <message>
        <source>Instead of the file a page of type {found} arrived, as Wi-Fi log-in pages do.</source>
        <translation>Místo souboru přišla stránka typu {found}, jako od přihlašovacích stránek Wi-Fi.</translation>
    </message>
    <message>
        <source>Log in to the network with a browser; it goes on by itself.</source>
        <translation>Přihlaste se k síti v prohlížeči; pak se samo pokračuje.</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum: expected {expected}, found {found}.</source>
        <translation>Soubor neodpovídá kontrolnímu součtu {algorithm}: očekáván {expected}, nalezen {found}.</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Resume to fetch the file again, or give another checksum with &apos;ebbtide set JOB --checksum ALGORITHM:HEX&apos;.</source>
        <translation>Bajty zůstaly uloženy jako „{path}“. Pokračováním se soubor stáhne znovu; jiný kontrolní součet zadáte příkazem „ebbtide set PŘENOS --checksum ALGORITMUS:HEX“.</translation>
    </message>
    <message>
        <source>The file is larger than the {limit} bytes allowed for this job.</source>
        <translation>Soubor je větší než {limit} bajtů povolených pro tento přenos.</translation>
    </message>
    <message>
        <source>Raise the job&apos;s limit with &apos;ebbtide set JOB --max-size SIZE&apos;; it goes on by itself.</source>
        <translation>Zvyšte limit přenosu příkazem „ebbtide set PŘENOS --max-size VELIKOST“; pak sám pokračuje.</translation>
    </message>
    <message>
        <source>The server cannot do what this job needs: {detail}.</source>
        <translation>Server neumí, co tento přenos potřebuje: {detail}.</translation>
    </message>
    <message>
        <source>Use another server, or change the job.</source>
        <translation>Použijte jiný server, nebo změňte přenos.</translation>
    </message>
    <message>
        <source>The proxy {host} refused: it answered {status}.</source>
        <translation>Proxy {host} odmítla: odpověděla {status}.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address, user name and password.</source>
        <translation>Zkontrolujte adresu, jméno a heslo proxy.</translation>
    </message>
    <message>
        <source>The server already has &apos;{name}&apos;, and it was left alone.</source>
        <translation>Server už má „{name}“; zůstal nedotčen.</translation>
    </message>
    <message>
        <source>Add the job again with another name, or with --overwrite.</source>
        <translation>Přidejte přenos znovu s jiným názvem, nebo s --overwrite.</translation>
    </message>
    <message>
        <source>The server does not take the file: {detail}.</source>
        <translation>Server soubor nepřijímá: {detail}.</translation>
    </message>
    <message>
        <source>Check the address and that you may write there; resume the job afterwards.</source>
        <translation>Zkontrolujte adresu a zda tam smíte zapisovat; pak v přenosu pokračujte.</translation>
    </message>
    <message>
        <source>There is no room on the server {host} for the file.</source>
        <translation>Na serveru {host} není pro soubor místo.</translation>
    </message>
    <message>
        <source>Free some space there; it is tried again.</source>
        <translation>Uvolněte tam místo; zkusí se to znovu.</translation>
    </message>
    <message>
        <source>The server has no directory &apos;{path}&apos;.</source>
        <translation>Server nemá složku „{path}“.</translation>
    </message>
    <message>
        <source>Create it there, or give another address, and resume the job.</source>
        <translation>Vytvořte ji tam, nebo zadejte jinou adresu, a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>Another program on the server has &apos;{path}&apos; open.</source>
        <translation>Jiný program na serveru má „{path}“ otevřený.</translation>
    </message>
    <message>
        <source>Close it there; it is tried again.</source>
        <translation>Zavřete jej tam; zkusí se to znovu.</translation>
    </message>
    <message>
        <source>The server {host} has no share &apos;{share}&apos;.</source>
        <translation>Server {host} nemá sdílení „{share}“.</translation>
    </message>
    <message>
        <source>Check the address, and resume the job.</source>
        <translation>Zkontrolujte adresu a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The server {host} did not accept your user name and password.</source>
        <translation>Server {host} nepřijal vaše jméno a heslo.</translation>
    </message>
    <message>
        <source>Give them with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;, and resume the job.</source>
        <translation>Zadejte je příkazem „ebbtide set PŘENOS --user JMÉNO“ nebo „ebbtide credentials add {host}“ a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The disk with &apos;{path}&apos; is full: {missing} more must be free.</source>
        <translation>Disk s „{path}“ je plný: chybí ještě {missing}.</translation>
    </message>
    <message>
        <source>Free some space; it goes on by itself.</source>
        <translation>Uvolněte místo; pak se samo pokračuje.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; could not be written: {detail}.</source>
        <translation>„{path}“ nelze zapsat: {detail}.</translation>
    </message>
    <message>
        <source>Check the disk; it is tried again.</source>
        <translation>Zkontrolujte disk; zkusí se to znovu.</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; is not there any more.</source>
        <translation>Složka „{path}“ už neexistuje.</translation>
    </message>
    <message>
        <source>Bring it back (mount the disk, create the directory); it goes on by itself.</source>
        <translation>Vraťte ji (připojte disk, vytvořte složku); pak se samo pokračuje.</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{path}&apos; was removed or changed by another program.</source>
        <translation>Nedokončený soubor „{path}“ odstranil nebo změnil jiný program.</translation>
    </message>
    <message>
        <source>Nothing to do: the file starts afresh.</source>
        <translation>Není třeba nic dělat: soubor začne znovu.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; lies on a disk that can only be read.</source>
        <translation>„{path}“ leží na disku jen pro čtení.</translation>
    </message>
    <message>
        <source>Make it writable, or choose another directory, and resume the job.</source>
        <translation>Povolte na něj zápis, nebo vyberte jinou složku, a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>Nothing moved for {duration}. The last reason was: {detail}</source>
        <translation>Po dobu {duration} se nic nepřeneslo. Poslední důvod: {detail}</translation>
    </message>
    <message>
        <source>The download took longer than the {duration} allowed for this job.</source>
        <translation>Stahování trvalo déle než {duration} povolených pro tento přenos.</translation>
    </message>
    <message>
        <source>Resume the job to give it that time again.</source>
        <translation>Pokračováním dáte přenosu tento čas znovu.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, is not there.</source>
        <translation>Soubor „{path}“, který se měl odeslat, neexistuje.</translation>
    </message>
    <message>
        <source>Bring it back, and resume the job.</source>
        <translation>Vraťte jej a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; was changed while it was being sent.</source>
        <translation>Soubor „{path}“ se během odesílání změnil.</translation>
    </message>
    <message>
        <source>Resume the job to send the file as it is now, from the beginning.</source>
        <translation>Pokračováním se soubor odešle od začátku tak, jak je teď.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, cannot be read: {detail}.</source>
        <translation>Soubor „{path}“, který se měl odeslat, nelze přečíst: {detail}.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, and resume the job.</source>
        <translation>Zkontrolujte jeho oprávnění a disk a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The password or secret header for {host} is not kept any more.</source>
        <translation>Heslo nebo tajná hlavička pro {host} už nejsou uloženy.</translation>
    </message>
    <message>
        <source>Give it with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;; a secret header needs the job to be added again.</source>
        <translation>Zadejte je příkazem „ebbtide set PŘENOS --user JMÉNO“ nebo „ebbtide credentials add {host}“; kvůli tajné hlavičce je nutné přenos přidat znovu.</translation>
    </message>
    <message>
        <source>The keyring with your passwords cannot be read: {detail}.</source>
        <translation>Klíčenku s hesly nelze přečíst: {detail}.</translation>
    </message>
    <message>
        <source>Unlock it, and resume the job.</source>
        <translation>Odemkněte ji a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>No password is kept for {host}.</source>
        <translation>Pro {host} není uloženo žádné heslo.</translation>
    </message>
    <message>
        <source>&apos;ebbtide credentials list&apos; shows for which servers there is one.</source>
        <translation>Pro které servery je uloženo, ukáže „ebbtide credentials list“.</translation>
    </message>
    <message>
        <source>The {what} &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>Nelze použít {what} „{path}“: {detail}.</translation>
    </message>
    <message>
        <source>Mend or replace the file, and resume the job.</source>
        <translation>Opravte nebo nahraďte soubor a pokračujte v přenosu.</translation>
    </message>
    <message>
        <source>The server keeps losing the upload: {detail}.</source>
        <translation>Server opakovaně ztrácí nahrávaná data: {detail}.</translation>
    </message>
    <message>
        <source>Try another method or server; resume the job to try again.</source>
        <translation>Zkuste jiný způsob nebo server; pokračováním to zkusíte znovu.</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message numerus="yes">
        <source>{addresses} and {count} more</source>
        <translation>
            <numerusform>{addresses} a {count} další</numerusform>
            <numerusform>{addresses} a {count} další</numerusform>
            <numerusform>{addresses} a {count} dalších</numerusform>
        </translation>
    </message>
    <message>
        <source>any time</source>
        <translation>kdykoli</translation>
    </message>
    <message>
        <source>Added: {addresses}.</source>
        <translation>Přidáno: {addresses}.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pozastaveno.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Pokračuje.</translation>
    </message>
    <message>
        <source>Connecting.</source>
        <translation>Připojování.</translation>
    </message>
    <message>
        <source>Back in the queue: {reason}.</source>
        <translation>Zpět ve frontě: {reason}.</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation>Další pokus.</translation>
    </message>
    <message>
        <source>The server answered; transferring.</source>
        <translation>Server odpověděl; přenáší se.</translation>
    </message>
    <message>
        <source>File {file_number} now comes from {url}: {reason}.</source>
        <translation>Soubor {file_number} teď přichází z {url}: {reason}.</translation>
    </message>
    <message>
        <source>It has a new password for {user}.</source>
        <translation>Má nové heslo pro {user}.</translation>
    </message>
    <message>
        <source>The most it may download was changed.</source>
        <translation>Největší objem, který smí stáhnout, byl změněn.</translation>
    </message>
    <message>
        <source>The checksum that the file has to match was changed.</source>
        <translation>Kontrolní součet, kterému má soubor odpovídat, byl změněn.</translation>
    </message>
    <message>
        <source>File {file_number} starts afresh: {reason}.</source>
        <translation>Soubor {file_number} začíná znovu: {reason}.</translation>
    </message>
    <message>
        <source>File {file_number} is here: {size} bytes.</source>
        <translation>Soubor {file_number} je zde: {size} bajtů.</translation>
    </message>
    <message>
        <source>The server takes file {file_number}; sending.</source>
        <translation>Server přijímá soubor {file_number}; odesílá se.</translation>
    </message>
    <message>
        <source>File {file_number} was sent: {size} bytes.</source>
        <translation>Soubor {file_number} byl odeslán: {size} bajtů.</translation>
    </message>
    <message>
        <source>The server sent no reply.</source>
        <translation>Server neposlal odpověď.</translation>
    </message>
    <message>
        <source>The server&apos;s name counts: it will be saved as &apos;{target}&apos;.</source>
        <translation>Platí název ze serveru: uloží se jako „{target}“.</translation>
    </message>
    <message>
        <source>It will be saved as &apos;{target}&apos;: somebody asked for it.</source>
        <translation>Uloží se jako „{target}“: někdo o to požádal.</translation>
    </message>
    <message>
        <source>Saved as &apos;{target}&apos;.</source>
        <translation>Uloženo jako „{target}“.</translation>
    </message>
    <message>
        <source>Could not save: {error}</source>
        <translation>Nelze uložit: {error}</translation>
    </message>
    <message>
        <source>Trying again to save.</source>
        <translation>Další pokus o uložení.</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{error} Trying again later.</source>
        <translation>{error} Zkusí se to později.</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>Selhalo: {error}</translation>
    </message>
    <message>
        <source>All files are transferred.</source>
        <translation>Všechny soubory jsou přeneseny.</translation>
    </message>
    <message>
        <source>Completion was asked for.</source>
        <translation>Bylo požádáno o dokončení.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Dokončeno.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Zrušeno.</translation>
    </message>
    <message>
        <source>Removed from the list.</source>
        <translation>Odebráno ze seznamu.</translation>
    </message>
    <message>
        <source>Priority is now {priority}.</source>
        <translation>Priorita je teď {priority}.</translation>
    </message>
    <message>
        <source>Runs on these connections now: {words}.</source>
        <translation>Nově běží na těchto připojeních: {words}.</translation>
    </message>
    <message>
        <source>While you are at the computer, from now on: {words}.</source>
        <translation>Když jste u počítače, od teď: {words}.</translation>
    </message>
    <message>
        <source>Runs at these times now: {words}.</source>
        <translation>Nově běží v těchto časech: {words}.</translation>
    </message>
    <message>
        <source>The time of its start was changed.</source>
        <translation>Čas spuštění byl změněn.</translation>
    </message>
    <message>
        <source>Started now, whatever the cost, the hour or the power, and whoever is here.</source>
        <translation>Spuštěno hned, bez ohledu na cenu, čas, napájení i na to, kdo je u počítače.</translation>
    </message>
    <message>
        <source>Moved in line.</source>
        <translation>Změněno pořadí.</translation>
    </message>
    <message>
        <source>Nothing happened for {duration}.</source>
        <translation>Po dobu {duration} se nic nedělo.</translation>
    </message>
    <message>
        <source>Its limit was changed.</source>
        <translation>Limit byl změněn.</translation>
    </message>
    <message>
        <source>Renamed to &apos;{name}&apos;.</source>
        <translation>Přejmenováno na „{name}“.</translation>
    </message>
</context>
<context>
    <name>Expander</name>
    <message>
        <source>&amp;More…</source>
        <translation>&amp;Další…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Další</translation>
    </message>
    <message>
        <source>Pages of more wishes</source>
        <translation>Stránky dalších možností</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>File</source>
        <translation>Soubor</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Velikost</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ano</translation>
    </message>
    <message>
        <source>no: it starts from the beginning</source>
        <translation>ne: začíná od začátku</translation>
    </message>
    <message>
        <source>Goes on where it broke off</source>
        <translation>Navazuje po přerušení</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Naposledy změněno</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Verze</translation>
    </message>
    <message>
        <source>Checksum by the server</source>
        <translation>Kontrolní součet serveru</translation>
    </message>
    <message>
        <source>Checksum you gave</source>
        <translation>Váš kontrolní součet</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Zrcadlo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Uživatel</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>kept secret</source>
        <translation>tajné</translation>
    </message>
    <message>
        <source>Header we send</source>
        <translation>Odesílaná hlavička</translation>
    </message>
</context>
<context>
    <name>FileState</name>
    <message>
        <source>Sent</source>
        <translation>Odeslán</translation>
    </message>
    <message>
        <source>Being completed</source>
        <translation>Dokončuje se</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Neúplný</translation>
    </message>
    <message>
        <source>Complete, being saved</source>
        <translation>Celý, ukládá se</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Uložen</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Soubory</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Soubor</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Staženo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Velikost</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Části</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stav</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Odkud</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Přeneseno</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresa</translation>
    </message>
</context>
<context>
    <name>FilterRail</name>
    <message>
        <source>Filter</source>
        <translation>Filtr</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorita</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Směr</translation>
    </message>
    <message>
        <source>{group}: {count}</source>
        <translation>{group}: {count}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} d {hours} h</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>All</source>
        <translation>Vše</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktivní</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Čekající</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hotové</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Neúspěšné</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kdy</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co se stalo</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>There is no address in the clipboard.</source>
        <translation>Ve schránce není žádná adresa.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Start &amp;now</source>
        <translation>Spustit &amp;hned</translation>
    </message>
    <message>
        <source>&amp;Allow on this network</source>
        <translation>Povolit na té&amp;to síti</translation>
    </message>
    <message>
        <source>&amp;Log in…</source>
        <translation>&amp;Přihlásit se…</translation>
    </message>
    <message>
        <source>Change chec&amp;ksum…</source>
        <translation>Změnit &amp;kontrolní součet…</translation>
    </message>
    <message>
        <source>Change ma&amp;ximum size…</source>
        <translation>Změnit nej&amp;větší velikost…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>P&amp;okračovat</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pozastavit</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Pozastavit nebo pokračovat</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>O&amp;debrat</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Otevřít</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Zobrazit ve &amp;složce</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>&amp;Kopírovat adresu</translation>
    </message>
    <message>
        <source>Copy &amp;whole address</source>
        <translation>Kopírovat c&amp;elou adresu</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>O&amp;debrat ze seznamu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Zr&amp;ušit</translation>
    </message>
    <message>
        <source>&amp;Copy address without its signature</source>
        <translation>&amp;Kopírovat adresu bez podpisu</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>Zkusit &amp;znovu</translation>
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation>Pr&amp;iorita</translation>
    </message>
</context>
<context>
    <name>JobKind</name>
    <message>
        <source>Uploads</source>
        <translation>Nahrávání</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Stahování</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Transfers</source>
        <translation>Přenosy</translation>
    </message>
    <message>
        <source>As it was: the transfer engine has ended</source>
        <translation>Dřívější stav: jádro přenosů skončilo</translation>
    </message>
    <message>
        <source>No transfer here matches “{text}”</source>
        <translation>Žádný přenos zde neodpovídá „{text}“</translation>
    </message>
    <message>
        <source>No transfer here at the moment</source>
        <translation>Zde teď není žádný přenos</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>The desktop&apos;s</source>
        <translation>Podle prostředí</translation>
    </message>
</context>
<context>
    <name>LimitMenu</name>
    <message>
        <source>none</source>
        <translation>žádný</translation>
    </message>
    <message>
        <source>Speed &amp;limit: {limit}</source>
        <translation>&amp;Limit rychlosti: {limit}</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Jiný…</translation>
    </message>
    <message>
        <source>&amp;No limit</source>
        <translation>&amp;Bez limitu</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>nothing is being transferred</source>
        <translation>nic se nepřenáší</translation>
    </message>
    <message>
        <source>link idle</source>
        <translation>linka volná</translation>
    </message>
    <message>
        <source>finding out how fast the link is</source>
        <translation>zjišťuje se rychlost linky</translation>
    </message>
    <message>
        <source>yielding: {delay} of queue</source>
        <translation>ustupuje: fronta {delay}</translation>
    </message>
    <message>
        <source>you are using the network</source>
        <translation>síť používáte vy</translation>
    </message>
    <message>
        <source>you are using the network: {others} of it</source>
        <translation>síť používáte vy: {others}</translation>
    </message>
    <message>
        <source>measuring the empty link</source>
        <translation>měří se volná linka</translation>
    </message>
    <message>
        <source>at full speed: what is running does not give way</source>
        <translation>plnou rychlostí: co běží, nikomu neustupuje</translation>
    </message>
    <message>
        <source>on your own network: not held back</source>
        <translation>ve vaší vlastní síti: bez omezování</translation>
    </message>
    <message>
        <source>not measured on this system</source>
        <translation>na tomto systému se neměří</translation>
    </message>
    <message>
        <source>limited to {limit}</source>
        <translation>omezeno na {limit}</translation>
    </message>
    <message>
        <source>limited to {limit} until {until}</source>
        <translation>omezeno na {limit} (konec: {until})</translation>
    </message>
    <message>
        <source>stopped by the limit</source>
        <translation>zastaveno limitem</translation>
    </message>
    <message>
        <source>stopped by the limit until {until}</source>
        <translation>zastaveno limitem (konec: {until})</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Přihlášení</translation>
    </message>
    <message>
        <source>“{name}” needs a user name for {server}.</source>
        <translation>„{name}“ potřebuje jméno uživatele pro {server}.</translation>
    </message>
    <message>
        <source>For this transfer only</source>
        <translation>Jen pro tento přenos</translation>
    </message>
    <message>
        <source>Kept for all transfers with this server</source>
        <translation>Uložit pro všechny přenosy s tímto serverem</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Uživatel:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>&amp;Heslo:</translation>
    </message>
    <message>
        <source>U&amp;se it:</source>
        <translation>P&amp;oužít:</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>Př&amp;ihlásit se</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>State of all transfers</source>
        <translation>Stav všech přenosů</translation>
    </message>
</context>
<context>
    <name>MaximumDialog</name>
    <message>
        <source>Change maximum size</source>
        <translation>Změna největší velikosti</translation>
    </message>
    <message>
        <source>“{name}” may be {size} at most so far.</source>
        <translation>„{name}“ smí mít zatím nejvýše {size}.</translation>
    </message>
    <message>
        <source>&amp;Any size</source>
        <translation>&amp;Jakákoli velikost</translation>
    </message>
    <message>
        <source>At &amp;most:</source>
        <translation>&amp;Nejvýše:</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Z&amp;měnit</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Zavřít tuto zprávu</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>unknown network</source>
        <translation>neznámá síť</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Only parts of file {file_number} are wanted, by offset and length: {ranges}.</source>
        <translation>Ze souboru {file_number} se stahují jen části, podle začátku a délky: {ranges}.</translation>
    </message>
    <message>
        <source>The file has to match the checksum {checksum}.</source>
        <translation>Soubor musí odpovídat kontrolnímu součtu {checksum}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file&apos;s ETag is still {etag}.</source>
        <translation>Vyžádána data od bajtu {start}, pokud ETag souboru je stále {etag}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file was not changed since {date}.</source>
        <translation>Vyžádána data od bajtu {start}, pokud se soubor nezměnil od {date}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, and for those just before, to compare them with what is here.</source>
        <translation>Vyžádána data od bajtu {start} a těsně před ním, aby se porovnala s tím, co je zde.</translation>
    </message>
    <message>
        <source>The server answered {status}: it would send the whole file. It may still be the same, so it is asked in another way.</source>
        <translation>Server odpověděl {status}: poslal by celý soubor. Může být stále stejný, proto se ptáme jinak.</translation>
    </message>
    <message>
        <source>The server answered {status}: it sends the whole file again.</source>
        <translation>Server odpověděl {status}: posílá znovu celý soubor.</translation>
    </message>
    <message>
        <source>The server answered {status}: it has no bytes there.</source>
        <translation>Server odpověděl {status}: žádná data tam nemá.</translation>
    </message>
    <message>
        <source>The server answered 206, but with another part than was asked for.</source>
        <translation>Server odpověděl 206, ale jinou částí, než byla vyžádána.</translation>
    </message>
    <message>
        <source>The server answered 206, but with a part of another version of the file.</source>
        <translation>Server odpověděl 206, ale částí jiné verze souboru.</translation>
    </message>
    <message>
        <source>The server sends another version of the file.</source>
        <translation>Server posílá jinou verzi souboru.</translation>
    </message>
    <message>
        <source>The server answered 206, but the bytes just before differ from those here.</source>
        <translation>Server odpověděl 206, ale předchozí data se liší od těch zde.</translation>
    </message>
    <message>
        <source>The connection broke early; less of what is here is fetched again.</source>
        <translation>Spojení se brzy přerušilo; znovu se stáhne méně z toho, co zde již je.</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being fetched, so it starts afresh.</source>
        <translation>Soubor se na serveru během stahování změnil, takže začíná znovu.</translation>
    </message>
    <message>
        <source>Asked once more at the end: the file on the server is still the same.</source>
        <translation>Na konci ještě jeden dotaz: soubor na serveru je stále týž.</translation>
    </message>
    <message>
        <source>Whether the file was changed on the server meanwhile could not be asked at the end. {error}</source>
        <translation>Na konci se nepodařilo zjistit, zda se soubor mezitím na serveru nezměnil. {error}</translation>
    </message>
    <message>
        <source>All of the file is here. Whether it was changed on the server meanwhile is asked a little later.</source>
        <translation>Celý soubor je zde. Zda se mezitím na serveru nezměnil, se zjistí o chvíli později.</translation>
    </message>
    <message>
        <source>The server compressed the file with {coding} on the way; that was undone.</source>
        <translation>Server soubor cestou zkomprimoval pomocí {coding}; bylo rozbaleno.</translation>
    </message>
    <message>
        <source>A web page came from {host} instead of the file.</source>
        <translation>Z {host} přišla místo souboru webová stránka.</translation>
    </message>
    <message numerus="yes">
        <source>Fetching over up to {count} connections.</source>
        <translation>
            <numerusform>Stahuje se nejvýše přes {count} spojení.</numerusform>
            <numerusform>Stahuje se nejvýše přes {count} spojení.</numerusform>
            <numerusform>Stahuje se nejvýše přes {count} spojení.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not take another connection; it gets {count} for a while. {error}</source>
        <translation>
            <numerusform>Server nepřijal další spojení; dočasně bude jen {count}. {error}</numerusform>
            <numerusform>Server nepřijal další spojení; dočasně budou jen {count}. {error}</numerusform>
            <numerusform>Server nepřijal další spojení; dočasně jich bude jen {count}. {error}</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fetching from {host} any more: {why}</source>
        <translation>Z {host} se už nestahuje: {why}</translation>
    </message>
    <message>
        <source>It has another version of the file.</source>
        <translation>Má jinou verzi souboru.</translation>
    </message>
    <message>
        <source>It sent bytes that do not match their checksum.</source>
        <translation>Poslal data, která neodpovídají kontrolnímu součtu.</translation>
    </message>
    <message numerus="yes">
        <source>The server told {count} more places where the file is.</source>
        <translation>
            <numerusform>Server uvedl {count} další místo, kde soubor je.</numerusform>
            <numerusform>Server uvedl {count} další místa, kde soubor je.</numerusform>
            <numerusform>Server uvedl {count} dalších míst, kde soubor je.</numerusform>
        </translation>
    </message>
    <message>
        <source>The description at {host} told checksums or more places for the file.</source>
        <translation>Popis na {host} uvedl kontrolní součty nebo další místa souboru.</translation>
    </message>
    <message>
        <source>The description at {host} could not be used. {error}</source>
        <translation>Popis na {host} nelze použít. {error}</translation>
    </message>
    <message>
        <source>Asked {host} for bytes from {start} on; the checksum will tell whether all belong together.</source>
        <translation>Od {host} vyžádána data od bajtu {start}; zda k sobě patří, ukáže kontrolní součet.</translation>
    </message>
    <message>
        <source>Bytes {first} to {last} do not match their checksum; they are fetched again.</source>
        <translation>Bajty {first} až {last} neodpovídají kontrolnímu součtu; stahují se znovu.</translation>
    </message>
    <message numerus="yes">
        <source>All {count} parts of the file match their checksums.</source>
        <translation>
            <numerusform>Jediná část souboru odpovídá kontrolnímu součtu ({count}).</numerusform>
            <numerusform>Všechny {count} části souboru odpovídají kontrolním součtům.</numerusform>
            <numerusform>Všech {count} částí souboru odpovídá kontrolním součtům.</numerusform>
        </translation>
    </message>
    <message>
        <source>The {algorithm} checksum was read from the file beside it.</source>
        <translation>Kontrolní součet {algorithm} byl přečten z vedlejšího souboru.</translation>
    </message>
    <message>
        <source>There is no usable .{ending} file beside it. {error}</source>
        <translation>Vedle něj není použitelný soubor .{ending}. {error}</translation>
    </message>
    <message>
        <source>The file matches its {algorithm} checksum.</source>
        <translation>Soubor odpovídá kontrolnímu součtu {algorithm}.</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum; parts of it may be from before.</source>
        <translation>Soubor neodpovídá kontrolnímu součtu {algorithm}; části mohou být starší.</translation>
    </message>
    <message>
        <source>{host} asked who you are, and was told.</source>
        <translation>{host} se zeptal, kdo jste, a dostal odpověď.</translation>
    </message>
    <message>
        <source>This job fetches its file in one go, so it starts from the beginning.</source>
        <translation>Tento přenos stahuje soubor najednou, proto začíná od začátku.</translation>
    </message>
    <message>
        <source>The server sends the whole file; the parts that are wanted are picked out of it.</source>
        <translation>Server posílá celý soubor; žádané části se z něj vyberou.</translation>
    </message>
    <message>
        <source>The server was asked how it takes files; sending by {method}: {why}.</source>
        <translation>Server odpověděl, jak přijímá soubory; odesílá se pomocí {method}: {why}.</translation>
    </message>
    <message>
        <source>The server does not know the unfinished upload any more; it begins again.</source>
        <translation>Server už nedokončené nahrávání nezná; začíná se znovu.</translation>
    </message>
    <message>
        <source>The server has the first {offset} bytes already; the upload goes on from there.</source>
        <translation>Server už má prvních {offset} bajtů; nahrávání odtud pokračuje.</translation>
    </message>
    <message>
        <source>The server does not take so much at once; it gets {size} bytes at a time now.</source>
        <translation>Server nepřijímá tolik najednou; teď dostává po {size} bajtech.</translation>
    </message>
    <message>
        <source>The server kept {length} bytes of the attempt before; they are replaced.</source>
        <translation>Server si ponechal {length} bajtů z předchozího pokusu; nahrazují se.</translation>
    </message>
    <message>
        <source>The server does not let files be renamed (it answered {status}); the file is written to its final name at once.</source>
        <translation>Server nedovolí soubory přejmenovat (odpověděl {status}); soubor se zapíše rovnou pod konečným názvem.</translation>
    </message>
    <message>
        <source>How far the server got before is not known; the file is sent from the beginning.</source>
        <translation>Není známo, kolik server už měl; soubor se odesílá od začátku.</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>jako předtím</translation>
    </message>
    <message>
        <source>it speaks tus, by which uploads can go on after an interruption</source>
        <translation>umí tus, s nímž lze po přerušení pokračovat</translation>
    </message>
    <message>
        <source>it takes BITS uploads, which can go on after an interruption</source>
        <translation>přijímá nahrávání BITS, v němž lze po přerušení pokračovat</translation>
    </message>
    <message>
        <source>a trial showed that it takes files piece by piece</source>
        <translation>zkouška ukázala, že přijímá soubory po částech</translation>
    </message>
    <message>
        <source>it knows no way to go on after an interruption</source>
        <translation>neumí po přerušení pokračovat</translation>
    </message>
    <message>
        <source>The server {host}, to which this upload was assigned, does not answer.</source>
        <translation>Server {host}, kterému bylo toto nahrávání přiděleno, neodpovídá.</translation>
    </message>
    <message>
        <source>The server had closed the upload already; the file is there with its length.</source>
        <translation>Server už nahrávání uzavřel; soubor je tam v plné délce.</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; is another one than before, or was changed.</source>
        <translation>Soubor „{path}“ je jiný než předtím, nebo byl změněn.</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; was changed while it was being read.</source>
        <translation>Soubor „{path}“ se během čtení změnil.</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos;.</source>
        <translation>Vytvořena složka „{path}“.</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not there any more.</source>
        <translation>Nedokončený soubor „{name}“ už tam není.</translation>
    </message>
    <message>
        <source>{size} bytes of the file are there already; the rest is copied.</source>
        <translation>{size} bajtů souboru už tam je; zbytek se kopíruje.</translation>
    </message>
    <message>
        <source>Connected to {host} by SMB {dialect}; {protection}.</source>
        <translation>Připojeno k {host} přes SMB {dialect}; {protection}.</translation>
    </message>
    <message>
        <source>what it sends is signed</source>
        <translation>co posílá, je podepsáno</translation>
    </message>
    <message>
        <source>what it sends is encrypted</source>
        <translation>co posílá, je šifrováno</translation>
    </message>
    <message>
        <source>as a guest, so what it sends could be changed on the way</source>
        <translation>jako host, takže data by cestou mohl někdo změnit</translation>
    </message>
    <message>
        <source>The file on the server is another one than before, or was changed.</source>
        <translation>Soubor na serveru je jiný než předtím, nebo byl změněn.</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being read.</source>
        <translation>Soubor na serveru se během čtení změnil.</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos; on the server.</source>
        <translation>Na serveru vytvořena složka „{path}“.</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file already; the rest is sent.</source>
        <translation>Server už má {size} bajtů souboru; zbytek se odesílá.</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file, fewer than it said; it goes on from there.</source>
        <translation>Server má {size} bajtů souboru, méně, než tvrdil; pokračuje se odtud.</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not on the server any more.</source>
        <translation>Nedokončený soubor „{name}“ už na serveru není.</translation>
    </message>
    <message>
        <source>The server did not take the file&apos;s time.</source>
        <translation>Server nepřijal čas souboru.</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;.</source>
        <translation>Chybná data zůstala v „{path}“.</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;, in place of those of before.</source>
        <translation>Chybné bajty zůstaly uloženy jako „{path}“ místo těch předchozích.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in the keyring.</source>
        <translation>Hesla a tajné hlavičky tohoto přenosu jsou v klíčence.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in a file that only you can read, because the keyring cannot be used: {detail}.</source>
        <translation>Hesla a tajné hlavičky tohoto přenosu jsou v souboru, který můžete číst jen vy, protože klíčenku nelze použít: {detail}.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are kept only until Ebbtide ends, because the keyring cannot be used: {detail}.</source>
        <translation>Hesla a tajné hlavičky tohoto přenosu se uchovají jen do konce Ebbtide, protože klíčenku nelze použít: {detail}.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>“{name}” has arrived</source>
        <translation>„{name}“ je zde</translation>
    </message>
    <message>
        <source>“{name}” needs you</source>
        <translation>„{name}“ vás potřebuje</translation>
    </message>
    <message>
        <source>“{name}” waits</source>
        <translation>„{name}“ čeká</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers arrived while you were away</source>
        <translation>
            <numerusform>{count} přenos skončil, když jste byli pryč</numerusform>
            <numerusform>{count} přenosy skončily, když jste byli pryč</numerusform>
            <numerusform>{count} přenosů skončilo, když jste byli pryč</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers have arrived</source>
        <translation>
            <numerusform>Dokončen {count} přenos</numerusform>
            <numerusform>Dokončeny {count} přenosy</numerusform>
            <numerusform>Dokončeno {count} přenosů</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers need you</source>
        <translation>
            <numerusform>{count} přenos vás potřebuje</numerusform>
            <numerusform>{count} přenosy vás potřebují</numerusform>
            <numerusform>{count} přenosů vás potřebuje</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers wait</source>
        <translation>
            <numerusform>{count} přenos čeká</numerusform>
            <numerusform>{count} přenosy čekají</numerusform>
            <numerusform>{count} přenosů čeká</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otevřít</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Zobrazit ve složce</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Přihlásit se…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>Změnit kontrolní součet…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>Změnit největší velikost…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Zkusit znovu</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Spustit hned</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zobrazit</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Needs {needed}, {free} free</source>
        <translation>Je potřeba {needed}, volných je {free}</translation>
    </message>
    <message>
        <source>{needed} together</source>
        <translation>Celkem {needed}</translation>
    </message>
    <message>
        <source>There is no network connection to ask the server over</source>
        <translation>Není připojení k síti, server se nelze zeptat</translation>
    </message>
    <message>
        <source>Your rules forbid asking over this connection ({network})</source>
        <translation>Vaše pravidla nedovolují ptát se přes toto připojení ({network})</translation>
    </message>
    <message>
        <source>The server asks for a name and password</source>
        <translation>Server žádá jméno a heslo</translation>
    </message>
    <message>
        <source>A folder, with all that is in it</source>
        <translation>Složka se vším, co v ní je</translation>
    </message>
    <message>
        <source>A list of files</source>
        <translation>Seznam souborů</translation>
    </message>
    <message numerus="yes">
        <source>A list of {count} files</source>
        <translation>
            <numerusform>Seznam s {count} souborem</numerusform>
            <numerusform>Seznam se {count} soubory</numerusform>
            <numerusform>Seznam s {count} soubory</numerusform>
        </translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>velikost neznámá</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>lze navázat</translation>
    </message>
    <message>
        <source>cannot be resumed</source>
        <translation>nelze navázat</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>webová stránka</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>změněno {time}</translation>
    </message>
    <message>
        <source>You are already downloading this (job {number})</source>
        <translation>Toto už stahujete (přenos {number})</translation>
    </message>
    <message>
        <source>You have downloaded this already (job {number})</source>
        <translation>Toto jste už stáhli (přenos {number})</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will wait until you have decided</source>
        <translation>{name} už je v {directory}: počká, až se rozhodnete</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will be saved as {other}</source>
        <translation>{name} už je v {directory}: uloží se jako {other}</translation>
    </message>
    <message>
        <source>Another download is called {name}: it will be saved as {other}</source>
        <translation>Tak se jmenuje jiné stahování ({name}): uloží se jako {other}</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>What the servers say</source>
        <translation>Co říkají servery</translation>
    </message>
    <message>
        <source>Answers: {answers}; to be looked at: {worries}</source>
        <translation>Odpovědí: {answers}; ke kontrole: {worries}</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Zjišťuje se u serveru…</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>No file of this transfer is finished.</source>
        <translation>Žádný soubor tohoto přenosu není hotový.</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program is set for it.</source>
        <translation>„{name}“ nelze otevřít: není pro něj nastaven žádný program.</translation>
    </message>
</context>
<context>
    <name>Ordinal</name>
    <message>
        <source>{number}th</source>
        <translation>{number}.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Not connected: the transfer engine has ended</source>
        <translation>Nepřipojeno: jádro přenosů skončilo</translation>
    </message>
    <message numerus="yes">
        <source>{count} waiting</source>
        <translation>
            <numerusform>{count} čeká</numerusform>
            <numerusform>{count} čekají</numerusform>
            <numerusform>{count} čeká</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} failed</source>
        <translation>
            <numerusform>{count} neúspěšný</numerusform>
            <numerusform>{count} neúspěšné</numerusform>
            <numerusform>{count} neúspěšných</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} running</source>
        <translation>
            <numerusform>{count} běží</numerusform>
            <numerusform>{count} běží</numerusform>
            <numerusform>{count} běží</numerusform>
        </translation>
    </message>
    <message>
        <source>All transfers are paused until {time}</source>
        <translation>Všechny přenosy jsou pozastaveny (pokračování: {time})</translation>
    </message>
    <message>
        <source>All transfers are paused</source>
        <translation>Všechny přenosy jsou pozastaveny</translation>
    </message>
    <message numerus="yes">
        <source>Needs you: {count} failed</source>
        <translation>
            <numerusform>Potřebuje vás: {count} neúspěšný</numerusform>
            <numerusform>Potřebují vás: {count} neúspěšné</numerusform>
            <numerusform>Potřebuje vás: {count} neúspěšných</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nic neběží</translation>
    </message>
    <message>
        <source>Nothing to transfer</source>
        <translation>Není co přenášet</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Sent to</source>
        <translation>Odesláno na</translation>
    </message>
    <message>
        <source>Saved to</source>
        <translation>Uloženo do</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Odkud</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Odpověď</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Velikost</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorita</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Přidáno</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause all</source>
        <translation>Po&amp;zastavit vše</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Dokud nebudu &amp;pokračovat</translation>
    </message>
    <message>
        <source>For an &amp;hour, until {time}</source>
        <translation>Na &amp;hodinu, do {time}</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, {time}</source>
        <translation>Do &amp;zítřka, {time}</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>Data plans</source>
        <translation>Datové tarify</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Síť</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Využito</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Begins anew</source>
        <translation>Začíná znovu</translation>
    </message>
    <message>
        <source>Every byte costs extra</source>
        <translation>Každý bajt stojí navíc</translation>
    </message>
    <message>
        <source>It gets slow</source>
        <translation>Zpomalí se</translation>
    </message>
    <message>
        <source>&amp;Save the plan</source>
        <translation>&amp;Uložit tarif</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>O&amp;debrat</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>&amp;Síť:</translation>
    </message>
    <message>
        <source>In each &amp;month:</source>
        <translation>Na každý &amp;měsíc:</translation>
    </message>
    <message>
        <source>&amp;Used so far:</source>
        <translation>&amp;Dosud využito:</translation>
    </message>
    <message>
        <source>&amp;Begins on day:</source>
        <translation>&amp;Začíná dnem:</translation>
    </message>
    <message>
        <source>B&amp;eyond it:</source>
        <translation>&amp;Nad limit:</translation>
    </message>
    <message>
        <source>Ebbtide counts what it moves itself. If your provider&apos;s page says another number, type it in.</source>
        <translation>Ebbtide počítá, co sám přenese. Pokud stránka poskytovatele uvádí jiné číslo, zadejte je.</translation>
    </message>
</context>
<context>
    <name>PolicyMenus</name>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Připojení</translation>
    </message>
    <message>
        <source>&amp;While you are at the computer</source>
        <translation>&amp;Když jste u počítače</translation>
    </message>
    <message>
        <source>Run at any &amp;hour</source>
        <translation>Běžet v kteroukoli &amp;hodinu</translation>
    </message>
    <message>
        <source>Start as soon as it &amp;can</source>
        <translation>Spustit, jakmile to &amp;půjde</translation>
    </message>
    <message>
        <source>Take its &amp;limit away</source>
        <translation>Zrušit jeho &amp;limit</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>Podle priority</translation>
    </message>
    <message>
        <source>By its priority: {rule}</source>
        <translation>Podle priority: {rule}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Set by your administrator</source>
        <translation>Určil správce</translation>
    </message>
    <message>
        <source>Your administrator&apos;s default</source>
        <translation>Výchozí hodnota od správce</translation>
    </message>
    <message>
        <source>Back to the usual value</source>
        <translation>Zpět na obvyklou hodnotu</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Předvolby</translation>
    </message>
    <message>
        <source>No preference has these words</source>
        <translation>Žádná předvolba neobsahuje tato slova</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Hledat</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>Hledat v předvolbách</translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Foreground</source>
        <translation>Popředí</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Vysoká</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normální</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Nízká</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel transfer</source>
        <translation>Zrušit přenos</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Pone&amp;chat</translation>
    </message>
    <message>
        <source>&amp;Cancel and delete</source>
        <translation>&amp;Zrušit a smazat</translation>
    </message>
    <message>
        <source>&amp;Cancel transfer</source>
        <translation>&amp;Zrušit přenos</translation>
    </message>
    <message>
        <source>{size} already here will be deleted.</source>
        <translation>Již stažených {size} bude smazáno.</translation>
    </message>
    <message>
        <source>What is being sent stays on this computer as it is.</source>
        <translation>Odesílané soubory zůstanou v tomto počítači beze změny.</translation>
    </message>
    <message>
        <source>Cancel “{name}”?</source>
        <translation>Zrušit „{name}“?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel or remove {count} transfers?</source>
        <translation>
            <numerusform>Zrušit nebo odebrat {count} přenos?</numerusform>
            <numerusform>Zrušit nebo odebrat {count} přenosy?</numerusform>
            <numerusform>Zrušit nebo odebrat {count} přenosů?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>paused by you</source>
        <translation>pozastaveno vámi</translation>
    </message>
    <message>
        <source>you were here</source>
        <translation>byli jste u počítače</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>měřené připojení</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>na baterii</translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation>mimo povolené hodiny</translation>
    </message>
    <message>
        <source>stopped by a limit</source>
        <translation>zastaveno limitem</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>bez sítě</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>čekání</translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message>
        <source>Trying again: {error}</source>
        <translation>Další pokus: {error}</translation>
    </message>
    <message>
        <source>Trying again in {duration}: {error}</source>
        <translation>Další pokus za {duration}: {error}</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Připojování</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>Přenášení</translation>
    </message>
    <message>
        <source>About to start</source>
        <translation>Začne za okamžik</translation>
    </message>
    <message>
        <source>Begins in a moment.</source>
        <translation>Začne za okamžik.</translation>
    </message>
    <message>
        <source>Waiting: all transfers are paused</source>
        <translation>Čeká: všechny přenosy jsou pozastaveny</translation>
    </message>
    <message>
        <source>Resume all transfers.</source>
        <translation>Pokračujte ve všech přenosech.</translation>
    </message>
    <message>
        <source>Waiting: {error}</source>
        <translation>Čeká: {error}</translation>
    </message>
    <message>
        <source>Goes on when it can be recorded again.</source>
        <translation>Bude pokračovat, až to půjde znovu zaznamenat.</translation>
    </message>
    <message>
        <source>Waiting: Ebbtide is quitting</source>
        <translation>Čeká: Ebbtide se ukončuje</translation>
    </message>
    <message>
        <source>Goes on when Ebbtide runs again.</source>
        <translation>Bude pokračovat, až Ebbtide znovu poběží.</translation>
    </message>
    <message>
        <source>Waiting: the computer is going to sleep</source>
        <translation>Čeká: počítač se uspává</translation>
    </message>
    <message>
        <source>Goes on when it is awake again.</source>
        <translation>Bude pokračovat po probuzení.</translation>
    </message>
    <message>
        <source>Waiting: looking at the network first</source>
        <translation>Čeká: nejdřív se zjišťuje stav sítě</translation>
    </message>
    <message>
        <source>Waiting: there is no network connection</source>
        <translation>Čeká: není připojení k síti</translation>
    </message>
    <message>
        <source>Goes on when the network is back.</source>
        <translation>Bude pokračovat, až se síť vrátí.</translation>
    </message>
    <message>
        <source>Waiting: starts at {time}</source>
        <translation>Čeká (začátek: {time})</translation>
    </message>
    <message>
        <source>Starts at its time, or start it now.</source>
        <translation>Začne ve svůj čas, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: may run again at {time}</source>
        <translation>Čeká (pokračování možné: {time})</translation>
    </message>
    <message>
        <source>Runs in its hours ({window}), or start it now.</source>
        <translation>Běží ve svých hodinách ({window}), nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: transfers may run again at {time}</source>
        <translation>Čeká: mimo hodiny přenosů (pokračování možné: {time})</translation>
    </message>
    <message>
        <source>Runs in the hours of the settings ({window}), or start it now.</source>
        <translation>Běží v hodinách podle nastavení ({window}), nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: this connection is metered ({network})</source>
        <translation>Čeká: toto připojení je měřené ({network})</translation>
    </message>
    <message>
        <source>Runs on an unmetered network, or start it now.</source>
        <translation>Poběží na neměřené síti, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is metered ({network})</source>
        <translation>Čeká: nelze zjistit, zda je toto připojení měřené ({network})</translation>
    </message>
    <message>
        <source>Runs when that can be told; the settings say what to assume. Or start it now.</source>
        <translation>Poběží, až to půjde zjistit; co předpokládat, určuje nastavení. Nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: this connection has a data plan ({network})</source>
        <translation>Čeká: toto připojení má datový tarif ({network})</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is nearly used up ({network})</source>
        <translation>Čeká: datový tarif tohoto připojení je téměř vyčerpán ({network})</translation>
    </message>
    <message>
        <source>Runs on another network or when the plan starts anew, or start it now.</source>
        <translation>Poběží na jiné síti nebo s novým obdobím tarifu, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is used up ({network})</source>
        <translation>Čeká: datový tarif tohoto připojení je vyčerpán ({network})</translation>
    </message>
    <message>
        <source>Waiting: this job does not run on an unmetered connection ({network})</source>
        <translation>Čeká: tento přenos neběží na neměřeném připojení ({network})</translation>
    </message>
    <message>
        <source>Runs on a metered network, or start it now.</source>
        <translation>Poběží na měřené síti, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: this connection is roaming ({network})</source>
        <translation>Čeká: toto připojení je v roamingu ({network})</translation>
    </message>
    <message>
        <source>Runs at home, or start it now.</source>
        <translation>Poběží v domácí síti, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is roaming ({network})</source>
        <translation>Čeká: nelze zjistit, zda je toto připojení v roamingu ({network})</translation>
    </message>
    <message>
        <source>Waiting: you are at the computer</source>
        <translation>Čeká: jste u počítače</translation>
    </message>
    <message>
        <source>Continues after {duration} away, or start it now.</source>
        <translation>Bude pokračovat po {duration} vaší nepřítomnosti, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: a program fills the screen</source>
        <translation>Čeká: některý program zabírá celou obrazovku</translation>
    </message>
    <message>
        <source>Continues after that, or start it now.</source>
        <translation>Potom bude pokračovat, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: a program keeps the screen on</source>
        <translation>Čeká: některý program nechává obrazovku zapnutou</translation>
    </message>
    <message>
        <source>Waiting: {programs} is running</source>
        <translation>Čeká: běží {programs}</translation>
    </message>
    <message>
        <source>Continues when it has ended, or start it now.</source>
        <translation>Bude pokračovat, až skončí, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether you are at the computer</source>
        <translation>Čeká: nelze zjistit, zda jste u počítače</translation>
    </message>
    <message>
        <source>Waiting: the computer runs on battery</source>
        <translation>Čeká: počítač běží na baterii</translation>
    </message>
    <message>
        <source>Goes on when the computer is plugged in, or start it now.</source>
        <translation>Bude pokračovat po připojení do sítě, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: the battery is low</source>
        <translation>Čeká: baterie je slabá</translation>
    </message>
    <message>
        <source>Waiting: the computer is saving power</source>
        <translation>Čeká: počítač šetří energii</translation>
    </message>
    <message>
        <source>Goes on when that ends, or start it now.</source>
        <translation>Pak bude pokračovat, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether the computer runs on battery</source>
        <translation>Čeká: nelze zjistit, zda počítač běží na baterii</translation>
    </message>
    <message>
        <source>Waiting: this job&apos;s limit is 0</source>
        <translation>Čeká: limit tohoto přenosu je 0</translation>
    </message>
    <message>
        <source>Give it another limit.</source>
        <translation>Nastavte mu jiný limit.</translation>
    </message>
    <message>
        <source>Waiting: the limit for all downloads is 0</source>
        <translation>Čeká: limit pro všechna stahování je 0</translation>
    </message>
    <message>
        <source>Change the setting download_limit.</source>
        <translation>Změňte nastavení „Stahovat nejvýše“.</translation>
    </message>
    <message>
        <source>Waiting: the limit for all uploads is 0</source>
        <translation>Čeká: limit pro všechna nahrávání je 0</translation>
    </message>
    <message>
        <source>Change the setting upload_limit.</source>
        <translation>Změňte nastavení „Nahrávat nejvýše“.</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits</source>
        <translation>Čeká: zastaveno rozvrhem limitů</translation>
    </message>
    <message>
        <source>Change the setting limit_timetable.</source>
        <translation>Změňte nastavení „Limity podle hodin“.</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits until {time}</source>
        <translation>Čeká: zastaveno rozvrhem limitů (pokračování: {time})</translation>
    </message>
    <message>
        <source>Goes on then, or change the setting limit_timetable.</source>
        <translation>Potom pokračuje, nebo změňte nastavení „Limity podle hodin“.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: {host} serves {count} of your transfers already</source>
        <translation>
            <numerusform>Čeká: {host} už obsluhuje {count} váš přenos</numerusform>
            <numerusform>Čeká: {host} už obsluhuje {count} vaše přenosy</numerusform>
            <numerusform>Čeká: {host} už obsluhuje {count} vašich přenosů</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs when one of them has ended, or start it now.</source>
        <translation>Poběží, až některý z nich skončí, nebo jej spusťte hned.</translation>
    </message>
    <message>
        <source>Waiting: {position} in line behind &apos;{name}&apos;</source>
        <translation>Čeká: {position} v řadě za „{name}“</translation>
    </message>
    <message>
        <source>Its turn comes by itself, or start it now.</source>
        <translation>Přijde na řadu samo, nebo jej spusťte hned.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: more than {count} jobs go first</source>
        <translation>
            <numerusform>Čeká: přednost má více než {count} přenos</numerusform>
            <numerusform>Čeká: přednost má více než {count} přenosy</numerusform>
            <numerusform>Čeká: přednost má více než {count} přenosů</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again at {time} (attempt {attempt}): {error}</source>
        <translation>Další pokus ({time}, {attempt}. v pořadí): {error}</translation>
    </message>
    <message>
        <source>Tried again by itself; resume it to try at once.</source>
        <translation>Zkusí se samo znovu; pokračováním se zkusí hned.</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Pozastaveno vámi</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Pokračujte v něm.</translation>
    </message>
    <message>
        <source>Needs you: {error}</source>
        <translation>Potřebuje vás: {error}</translation>
    </message>
    <message>
        <source>Resume it when the cause is gone.</source>
        <translation>Pokračujte, až příčina pomine.</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>Selhalo: {error}</translation>
    </message>
    <message>
        <source>Cancel it, or resume it if you think that the cause is gone.</source>
        <translation>Zrušte jej, nebo pokračujte, pokud příčina podle vás pominula.</translation>
    </message>
    <message>
        <source>All files are transferred; complete the job to finish it</source>
        <translation>Všechny soubory jsou přeneseny; dokončete přenos</translation>
    </message>
    <message>
        <source>Complete it.</source>
        <translation>Dokončete jej.</translation>
    </message>
    <message>
        <source>Saving under the final name</source>
        <translation>Ukládá se pod konečným názvem</translation>
    </message>
    <message>
        <source>Ends by itself.</source>
        <translation>Skončí samo.</translation>
    </message>
    <message>
        <source>Could not be saved: {error}</source>
        <translation>Nelze uložit: {error}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Dokončeno</translation>
    </message>
    <message numerus="yes">
        <source>Ended early: {count} of {total} files are here</source>
        <translation>
            <numerusform>Ukončeno předčasně: zde je {count} soubor z {total}</numerusform>
            <numerusform>Ukončeno předčasně: zde jsou {count} soubory z {total}</numerusform>
            <numerusform>Ukončeno předčasně: zde je {count} souborů z {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the others again if you want them.</source>
        <translation>Ostatní přidejte znovu, pokud je chcete.</translation>
    </message>
    <message>
        <source>Ended before any of its files had arrived</source>
        <translation>Ukončeno dřív, než přišel jakýkoli soubor</translation>
    </message>
    <message>
        <source>Add it again if you want them.</source>
        <translation>Přidejte jej znovu, pokud je chcete.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Zrušeno</translation>
    </message>
    <message>
        <source>Started by you, whatever the cost, the hour or the power, and whoever is here</source>
        <translation>Spuštěno vámi, bez ohledu na cenu, čas, napájení i na to, kdo je u počítače</translation>
    </message>
    <message>
        <source>Gives way to your own traffic while you are at the computer</source>
        <translation>Dává přednost vašemu provozu, když jste u počítače</translation>
    </message>
    <message>
        <source>This job is limited to {limit}</source>
        <translation>Tento přenos má limit {limit}</translation>
    </message>
    <message>
        <source>All downloads together are limited to {limit}</source>
        <translation>Všechna stahování dohromady mají limit {limit}</translation>
    </message>
    <message>
        <source>All uploads together are limited to {limit}</source>
        <translation>Všechna nahrávání dohromady mají limit {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit}</source>
        <translation>Rozvrh omezuje takové přenosy dohromady na {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit} until {time}</source>
        <translation>Rozvrh omezuje takové přenosy dohromady na {limit} (konec: {time})</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is metered ({network})</source>
        <translation>Nelze zjistit, zda je toto připojení měřené ({network})</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is roaming ({network})</source>
        <translation>Nelze zjistit, zda je toto připojení v roamingu ({network})</translation>
    </message>
    <message>
        <source>It cannot be told whether you are at the computer</source>
        <translation>Nelze zjistit, zda jste u počítače</translation>
    </message>
    <message>
        <source>It cannot be told whether the computer runs on battery</source>
        <translation>Nelze zjistit, zda počítač běží na baterii</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Start</source>
        <translation>Spustit</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Pokračovat</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Zkusit hned znovu</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Zkusit znovu</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Spustit hned</translation>
    </message>
    <message>
        <source>Allow on this network</source>
        <translation>Povolit na této síti</translation>
    </message>
    <message>
        <source>Change rule…</source>
        <translation>Změnit pravidlo…</translation>
    </message>
    <message>
        <source>Resume all transfers</source>
        <translation>Pokračovat ve všech přenosech</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Přihlásit se…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>Změnit kontrolní součet…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>Změnit největší velikost…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Dokončit</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otevřít</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Zobrazit ve složce</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Vrátit zpět</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list</source>
        <translation>„{name}“ odebráno ze seznamu</translation>
    </message>
    <message numerus="yes">
        <source>Removed {count} from the list</source>
        <translation>
            <numerusform>{count} odebrán ze seznamu</numerusform>
            <numerusform>{count} odebrány ze seznamu</numerusform>
            <numerusform>{count} odebráno ze seznamu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestartReason</name>
    <message>
        <source>the file on the server changed</source>
        <translation>soubor na serveru se změnil</translation>
    </message>
    <message>
        <source>the server cannot send a part of the file</source>
        <translation>server neumí poslat část souboru</translation>
    </message>
    <message>
        <source>the unfinished file was removed or changed</source>
        <translation>nedokončený soubor byl odstraněn nebo změněn</translation>
    </message>
    <message>
        <source>it could not be made sure that the server still has the same file</source>
        <translation>nebylo jisté, že server má stále stejný soubor</translation>
    </message>
    <message>
        <source>the file did not match its checksum</source>
        <translation>soubor neodpovídal kontrolnímu součtu</translation>
    </message>
    <message>
        <source>the server does not know the unfinished upload any more</source>
        <translation>server už nedokončené nahrávání nezná</translation>
    </message>
    <message>
        <source>the file on this computer was changed</source>
        <translation>soubor v tomto počítači se změnil</translation>
    </message>
    <message>
        <source>somebody asked for it</source>
        <translation>někdo o to požádal</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>started by you</source>
        <translation>spuštěno vámi</translation>
    </message>
    <message>
        <source>{here} of {total}</source>
        <translation>{here} z {total}</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Zatím neznámo</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>zbývá {duration}</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Hodnota</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Where files are saved; empty is your Downloads directory.</source>
        <translation>Kam se soubory ukládají; prázdné znamená složku Stažené.</translation>
    </message>
    <message>
        <source>The most that all downloads together may take, in bytes per second; 0 stops them.</source>
        <translation>Nejvyšší rychlost všech stahování dohromady, v bajtech za sekundu; 0 je zastaví.</translation>
    </message>
    <message>
        <source>The most that all uploads together may take, in bytes per second; 0 stops them.</source>
        <translation>Nejvyšší rychlost všech nahrávání dohromady, v bajtech za sekundu; 0 je zastaví.</translation>
    </message>
    <message>
        <source>Further limits by day, time, priority and direction; the first rule that fits counts.</source>
        <translation>Další limity podle dne, času, priority a směru; platí první pravidlo, které odpovídá.</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Co dělají přenosy s prioritou „popředí“, když jste u počítače: pozastaví se, dají přednost (běží, ale ustupují vašemu provozu), nebo si vás nevšímají.</translation>
    </message>
    <message>
        <source>What transfers of high priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Co dělají přenosy s prioritou „vysoká“, když jste u počítače: pozastaví se, dají přednost (běží, ale ustupují vašemu provozu), nebo si vás nevšímají.</translation>
    </message>
    <message>
        <source>What transfers of normal priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Co dělají přenosy s prioritou „normální“, když jste u počítače: pozastaví se, dají přednost (běží, ale ustupují vašemu provozu), nebo si vás nevšímají.</translation>
    </message>
    <message>
        <source>What transfers of low priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Co dělají přenosy s prioritou „nízká“, když jste u počítače: pozastaví se, dají přednost (běží, ale ustupují vašemu provozu), nebo si vás nevšímají.</translation>
    </message>
    <message>
        <source>After how long without keyboard and pointer you count as away.</source>
        <translation>Po jaké době bez klávesnice a myši platí, že jste pryč.</translation>
    </message>
    <message>
        <source>You count as active while a film, a game or a presentation fills the screen.</source>
        <translation>Platí, že jste u počítače, dokud film, hra nebo prezentace zabírá celou obrazovku.</translation>
    </message>
    <message>
        <source>You count as active while one of these programs runs: names with commas between, as in &apos;obs, zoom&apos;.</source>
        <translation>Platí, že jste u počítače, dokud běží některý z těchto programů: názvy oddělené čárkami, například „obs, zoom“.</translation>
    </message>
    <message>
        <source>On what connections transfers of foreground priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Na jakých připojeních běží přenosy s prioritou „popředí“: always, not-roaming, no-surcharge, standard, unrestricted, nebo stavy ceny spojené znakem „+“.</translation>
    </message>
    <message>
        <source>On what connections transfers of high priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Na jakých připojeních běží přenosy s prioritou „vysoká“: always, not-roaming, no-surcharge, standard, unrestricted, nebo stavy ceny spojené znakem „+“.</translation>
    </message>
    <message>
        <source>On what connections transfers of normal priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Na jakých připojeních běží přenosy s prioritou „normální“: always, not-roaming, no-surcharge, standard, unrestricted, nebo stavy ceny spojené znakem „+“.</translation>
    </message>
    <message>
        <source>On what connections transfers of low priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Na jakých připojeních běží přenosy s prioritou „nízká“: always, not-roaming, no-surcharge, standard, unrestricted, nebo stavy ceny spojené znakem „+“.</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Co dělají přenosy s prioritou „popředí“ na baterii: běží, čekají jen při slabé baterii nebo úsporném režimu, nebo čekají.</translation>
    </message>
    <message>
        <source>What transfers of high priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Co dělají přenosy s prioritou „vysoká“ na baterii: běží, čekají jen při slabé baterii nebo úsporném režimu, nebo čekají.</translation>
    </message>
    <message>
        <source>What transfers of normal priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Co dělají přenosy s prioritou „normální“ na baterii: běží, čekají jen při slabé baterii nebo úsporném režimu, nebo čekají.</translation>
    </message>
    <message>
        <source>What transfers of low priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Co dělají přenosy s prioritou „nízká“ na baterii: běží, čekají jen při slabé baterii nebo úsporném režimu, nebo čekají.</translation>
    </message>
    <message>
        <source>When transfers may run, such as &apos;Mon-Fri 22:00-06:00; Sat,Sun&apos;; empty is always. Foreground ones run at any time.</source>
        <translation>Kdy smějí přenosy běžet, například „Mon-Fri 22:00-06:00; Sat,Sun“; prázdné znamená vždy. Přenosy v popředí běží kdykoli.</translation>
    </message>
    <message>
        <source>How many jobs that are not foreground run at the same time.</source>
        <translation>Kolik přenosů mimo popředí běží současně.</translation>
    </message>
    <message>
        <source>The longest wait between two attempts; the first ones come much sooner.</source>
        <translation>Nejdelší čekání mezi dvěma pokusy; první přijdou mnohem dřív.</translation>
    </message>
    <message>
        <source>A job that keeps failing for this long without receiving anything is given to you to decide.</source>
        <translation>O přenosu, který takto dlouho selhává a nic nepřijímá, rozhodnete vy.</translation>
    </message>
    <message>
        <source>How long a server may take to accept a connection.</source>
        <translation>Jak dlouho smí serveru trvat přijetí spojení.</translation>
    </message>
    <message>
        <source>How long a server may send nothing in mid-transfer.</source>
        <translation>Jak dlouho smí server uprostřed přenosu nic neposílat.</translation>
    </message>
    <message>
        <source>Over how many connections a large file is fetched, if the server takes them.</source>
        <translation>Přes kolik spojení se stahuje velký soubor, pokud je server přijme.</translation>
    </message>
    <message>
        <source>Follow a server from a secure address (https) to one that others can read (http).</source>
        <translation>Přejít za serverem ze zabezpečené adresy (https) i na takovou, kterou mohou číst jiní (http).</translation>
    </message>
    <message>
        <source>Encrypt what goes to and comes from SMB servers even where they do not ask for it.</source>
        <translation>Šifrovat provoz se servery SMB, i když to nevyžadují.</translation>
    </message>
    <message>
        <source>Be a guest on SMB servers for which there is no password; anybody on the way can then change the files.</source>
        <translation>Na serverech SMB bez hesla vystupovat jako host; soubory pak může cestou kdokoli změnit.</translation>
    </message>
    <message>
        <source>Look for a checksum beside each file that has none, such as disk.iso.sha256.</source>
        <translation>U souborů bez kontrolního součtu jej hledat vedle nich, například disk.iso.sha256.</translation>
    </message>
    <message>
        <source>Give way also to traffic with servers on this machine and in its own network.</source>
        <translation>Dávat přednost i provozu se servery na tomto počítači a v jeho síti.</translation>
    </message>
    <message>
        <source>What becomes of a download whose name exists already: it gets a number, or it is fetched and then waits until you have moved the other file away or given a name.</source>
        <translation>Co se stane se stahovaným souborem, jehož název již existuje: dostane číslo, nebo se stáhne a pak čeká, dokud druhý soubor nepřesunete nebo nezadáte název.</translation>
    </message>
    <message>
        <source>Ask the server about each address that you type before it is added: its name, its size and whether it can be resumed.</source>
        <translation>Zeptat se serveru na každou zadanou adresu dřív, než se přidá: na název, velikost a zda lze na stahování navázat.</translation>
    </message>
    <message>
        <source>Where there is no keyring, keep passwords in a file that only you can read.</source>
        <translation>Kde není klíčenka, ukládat hesla do souboru, který můžete číst jen vy.</translation>
    </message>
    <message>
        <source>How long a transfer goes on while others of its priority wait for their turn.</source>
        <translation>Jak dlouho přenos běží, když jiné se stejnou prioritou čekají na řadu.</translation>
    </message>
    <message>
        <source>How many transfers run from one server at the same time; foreground ones are not held back.</source>
        <translation>Kolik přenosů z jednoho serveru běží současně; v popředí se neomezují.</translation>
    </message>
    <message>
        <source>How long a download may be connected in all before it is given to you to decide.</source>
        <translation>Jak dlouho celkem smí být stahování připojeno, než o něm rozhodnete vy.</translation>
    </message>
    <message>
        <source>A transfer to which nothing happened for this long is cancelled; 0 keeps all for ever.</source>
        <translation>Přenos, se kterým se takto dlouho nic neděje, se zruší; 0 ponechá vše navždy.</translation>
    </message>
    <message>
        <source>How many transfers that are not over there may be. BITS has 60 for each user who is not an administrator.</source>
        <translation>Kolik nedokončených přenosů smí být. BITS dovoluje 60 na uživatele, který není správcem.</translation>
    </message>
    <message>
        <source>How many files one transfer may have.</source>
        <translation>Kolik souborů smí mít jeden přenos.</translation>
    </message>
    <message>
        <source>How long a new network or a woken computer gets before waiting attempts are made.</source>
        <translation>Kolik času dostane nová síť nebo probuzený počítač, než proběhnou čekající pokusy.</translation>
    </message>
    <message>
        <source>What a connection counts as when it cannot be told whether it is metered.</source>
        <translation>Za co se připojení považuje, když nelze zjistit, zda je měřené.</translation>
    </message>
    <message>
        <source>What a mobile connection counts as when it cannot be told whether it is roaming.</source>
        <translation>Za co se mobilní připojení považuje, když nelze zjistit, zda je v roamingu.</translation>
    </message>
    <message>
        <source>What transfers that wait while you are active do when that cannot be told.</source>
        <translation>Co dělají přenosy, které čekají, když jste u počítače, pokud to nelze zjistit.</translation>
    </message>
    <message>
        <source>What the computer counts as running on when that cannot be told.</source>
        <translation>Z čeho se počítač považuje za napájený, když to nelze zjistit.</translation>
    </message>
    <message>
        <source>You count as active while a program keeps the screen on, as films and calls do.</source>
        <translation>Platí, že jste u počítače, dokud program nechává obrazovku zapnutou, jako filmy a hovory.</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; empty is that of your desktop.</source>
        <translation>Jazyk okna od příštího spuštění; prázdné znamená jazyk vašeho prostředí.</translation>
    </message>
    <message>
        <source>The icon in the tray: coloured, or white or black where that fits the panel better.</source>
        <translation>Ikona na liště: barevná, nebo bílá či černá, kde se k panelu hodí lépe.</translation>
    </message>
</context>
<context>
    <name>SettingChoice</name>
    <message>
        <source>pause</source>
        <translation>pozastavit</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>dát přednost</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>nevšímat si</translation>
    </message>
    <message>
        <source>run</source>
        <translation>běžet</translation>
    </message>
    <message>
        <source>unless-low</source>
        <translation>kromě slabé baterie</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>čekat</translation>
    </message>
    <message>
        <source>none</source>
        <translation>žádný</translation>
    </message>
    <message>
        <source>sha256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>sha512</source>
        <translation>SHA-512</translation>
    </message>
    <message>
        <source>sha1</source>
        <translation>SHA-1</translation>
    </message>
    <message>
        <source>md5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>number</source>
        <translation>číslo</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>zeptat se</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>měřené</translation>
    </message>
    <message>
        <source>unmetered</source>
        <translation>neměřené</translation>
    </message>
    <message>
        <source>roaming</source>
        <translation>roaming</translation>
    </message>
    <message>
        <source>home</source>
        <translation>domácí síť</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>baterie</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>elektrická síť</translation>
    </message>
    <message>
        <source>coloured</source>
        <translation>barevná</translation>
    </message>
    <message>
        <source>white</source>
        <translation>bílá</translation>
    </message>
    <message>
        <source>black</source>
        <translation>černá</translation>
    </message>
</context>
<context>
    <name>SettingName</name>
    <message>
        <source>Save files to</source>
        <translation>Ukládat soubory do</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Stahovat nejvýše</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Nahrávat nejvýše</translation>
    </message>
    <message>
        <source>Limits by the hour</source>
        <translation>Limity podle hodin</translation>
    </message>
    <message>
        <source>While you are here: foreground</source>
        <translation>Když jste u počítače: popředí</translation>
    </message>
    <message>
        <source>While you are here: high priority</source>
        <translation>Když jste u počítače: vysoká priorita</translation>
    </message>
    <message>
        <source>While you are here: normal priority</source>
        <translation>Když jste u počítače: normální priorita</translation>
    </message>
    <message>
        <source>While you are here: low priority</source>
        <translation>Když jste u počítače: nízká priorita</translation>
    </message>
    <message>
        <source>You are away after</source>
        <translation>Jste pryč po</translation>
    </message>
    <message>
        <source>Full screen means you are here</source>
        <translation>Celá obrazovka znamená, že jste zde</translation>
    </message>
    <message>
        <source>Programs that mean you are here</source>
        <translation>Programy, které znamenají, že jste zde</translation>
    </message>
    <message>
        <source>Connections: foreground</source>
        <translation>Připojení: popředí</translation>
    </message>
    <message>
        <source>Connections: high priority</source>
        <translation>Připojení: vysoká priorita</translation>
    </message>
    <message>
        <source>Connections: normal priority</source>
        <translation>Připojení: normální priorita</translation>
    </message>
    <message>
        <source>Connections: low priority</source>
        <translation>Připojení: nízká priorita</translation>
    </message>
    <message>
        <source>On battery: foreground</source>
        <translation>Na baterii: popředí</translation>
    </message>
    <message>
        <source>On battery: high priority</source>
        <translation>Na baterii: vysoká priorita</translation>
    </message>
    <message>
        <source>On battery: normal priority</source>
        <translation>Na baterii: normální priorita</translation>
    </message>
    <message>
        <source>On battery: low priority</source>
        <translation>Na baterii: nízká priorita</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Hodiny</translation>
    </message>
    <message>
        <source>Transfers at the same time</source>
        <translation>Přenosů současně</translation>
    </message>
    <message>
        <source>Longest wait before another attempt</source>
        <translation>Nejdelší čekání na další pokus</translation>
    </message>
    <message>
        <source>Give up without progress after</source>
        <translation>Vzdát to bez pokroku po</translation>
    </message>
    <message>
        <source>Wait for a server to answer</source>
        <translation>Čekat na odpověď serveru</translation>
    </message>
    <message>
        <source>Wait for a silent server</source>
        <translation>Čekat na mlčící server</translation>
    </message>
    <message>
        <source>Connections for one file</source>
        <translation>Spojení na jeden soubor</translation>
    </message>
    <message>
        <source>Follow to insecure addresses</source>
        <translation>Přecházet na nezabezpečené adresy</translation>
    </message>
    <message>
        <source>Encrypt shared folders</source>
        <translation>Šifrovat sdílené složky</translation>
    </message>
    <message>
        <source>Be a guest in shared folders</source>
        <translation>Být hostem ve sdílených složkách</translation>
    </message>
    <message>
        <source>Look for a checksum beside the file</source>
        <translation>Hledat kontrolní součet vedle souboru</translation>
    </message>
    <message>
        <source>Give way at home, too</source>
        <translation>Dávat přednost i doma</translation>
    </message>
    <message>
        <source>If the name exists</source>
        <translation>Pokud název existuje</translation>
    </message>
    <message>
        <source>Ask servers before adding</source>
        <translation>Ptát se serverů před přidáním</translation>
    </message>
    <message>
        <source>Keep passwords in a file</source>
        <translation>Ukládat hesla do souboru</translation>
    </message>
    <message>
        <source>Turn of a transfer</source>
        <translation>Jak dlouho je přenos na řadě</translation>
    </message>
    <message>
        <source>Transfers from one server</source>
        <translation>Přenosy z jednoho serveru</translation>
    </message>
    <message>
        <source>Longest time of a download</source>
        <translation>Nejdelší doba stahování</translation>
    </message>
    <message>
        <source>Cancel forgotten transfers after</source>
        <translation>Zrušit zapomenuté přenosy po</translation>
    </message>
    <message>
        <source>Most transfers in the list</source>
        <translation>Nejvíce přenosů v seznamu</translation>
    </message>
    <message>
        <source>Most files of a transfer</source>
        <translation>Nejvíce souborů v přenosu</translation>
    </message>
    <message>
        <source>Patience with a new network</source>
        <translation>Trpělivost s novou sítí</translation>
    </message>
    <message>
        <source>If it cannot be told: metered?</source>
        <translation>Nelze-li zjistit: měřené?</translation>
    </message>
    <message>
        <source>If it cannot be told: roaming?</source>
        <translation>Nelze-li zjistit: roaming?</translation>
    </message>
    <message>
        <source>If it cannot be told: are you here?</source>
        <translation>Nelze-li zjistit: jste zde?</translation>
    </message>
    <message>
        <source>If it cannot be told: on battery?</source>
        <translation>Nelze-li zjistit: na baterii?</translation>
    </message>
    <message>
        <source>A kept-awake screen means you are here</source>
        <translation>Zapnutá obrazovka znamená, že jste zde</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Jazyk</translation>
    </message>
    <message>
        <source>Tray icon</source>
        <translation>Ikona na liště</translation>
    </message>
</context>
<context>
    <name>SettingUnit</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>přenosů</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>spojení</translation>
    </message>
    <message>
        <source>files</source>
        <translation>souborů</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>Řa&amp;dit podle</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Pořadí</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>10 minutes</source>
        <translation>10 minut</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hodina</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 den</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 týden</translation>
    </message>
</context>
<context>
    <name>SpeedPage</name>
    <message>
        <source>Speed</source>
        <translation>Rychlost</translation>
    </message>
    <message>
        <source>It does not run</source>
        <translation>Neběží</translation>
    </message>
    <message>
        <source>This transfer has not moved anything lately</source>
        <translation>Tento přenos v poslední době nic nepřenesl</translation>
    </message>
    <message>
        <source>the last {duration}</source>
        <translation>posledních {duration}</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>A header is a name, a colon and a value: {line}</source>
        <translation>Hlavička je název, dvojtečka a hodnota: {line}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>žádný</translation>
    </message>
</context>
<context>
    <name>TermsForm</name>
    <message>
        <source>for example 500k or 2M a second</source>
        <translation>například 500k nebo 2M za sekundu</translation>
    </message>
    <message>
        <source>&amp;Not before</source>
        <translation>&amp;Ne dříve než</translation>
    </message>
    <message>
        <source>Start &amp;paused</source>
        <translation>Spustit &amp;pozastavené</translation>
    </message>
    <message>
        <source>empty is the system&apos;s; “none” goes without</source>
        <translation>prázdné je systémová; „none“ je bez proxy</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>P&amp;riorita:</translation>
    </message>
    <message>
        <source>&amp;Connections:</source>
        <translation>&amp;Připojení:</translation>
    </message>
    <message>
        <source>While you are &amp;here:</source>
        <translation>Když jste &amp;u počítače:</translation>
    </message>
    <message>
        <source>Speed &amp;limit:</source>
        <translation>&amp;Limit rychlosti:</translation>
    </message>
    <message>
        <source>&amp;Hours:</source>
        <translation>&amp;Hodiny:</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Ne dříve než</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Uživatel:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>&amp;Heslo:</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>&amp;Kontrolní součet:</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>Hla&amp;vičky:</translation>
    </message>
</context>
<context>
    <name>TideLine</name>
    <message>
        <source>Tide line</source>
        <translation>Přílivová čára</translation>
    </message>
    <message>
        <source>quiet: {reason}</source>
        <translation>ticho: {reason}</translation>
    </message>
    <message>
        <source>we: {speed}</source>
        <translation>my: {speed}</translation>
    </message>
    <message>
        <source>others: {speed}</source>
        <translation>ostatní: {speed}</translation>
    </message>
    <message>
        <source>limit: {speed}</source>
        <translation>limit: {speed}</translation>
    </message>
    <message>
        <source>delay: {delay} ms</source>
        <translation>zpoždění: {delay} ms</translation>
    </message>
    <message>
        <source>How much of the past is shown</source>
        <translation>Kolik minulosti se zobrazuje</translation>
    </message>
    <message>
        <source>Span of the tide line</source>
        <translation>Rozsah přílivové čáry</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>Zatím nebylo nic naměřeno</translation>
    </message>
    <message>
        <source>Now {speed}, {most} at most; shown: {span}</source>
        <translation>Teď {speed}, nejvýše {most}; zobrazeno: {span}</translation>
    </message>
    <message>
        <source>quiet for {duration}: {reason}</source>
        <translation>{duration} ticho: {reason}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Nástroje</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Hledat</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Hledat přenosy</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Ebbtide goes on in the tray</source>
        <translation>Ebbtide pokračuje na liště</translation>
    </message>
    <message>
        <source>Your transfers continue. Click the icon to see them; its menu has Quit.</source>
        <translation>Přenosy pokračují. Zobrazíte je kliknutím na ikonu; v její nabídce je Ukončit.</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Open Ebbtide</source>
        <translation>&amp;Otevřít Ebbtide</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Přidat…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>&amp;Vložit odkazy</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>P&amp;okračovat ve všech</translation>
    </message>
    <message>
        <source>&amp;Why is nothing running?</source>
        <translation>Proč &amp;nic neběží?</translation>
    </message>
    <message>
        <source>Quit and &amp;stop all transfers</source>
        <translation>Ukončit a &amp;zastavit všechny přenosy</translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message>
        <source>Upload</source>
        <translation>Nahrávání</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Přidat sou&amp;bory…</translation>
    </message>
    <message>
        <source>&amp;Replace what has the same name there</source>
        <translation>&amp;Nahradit, co se tam jmenuje stejně</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kdy</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Nahrát</translation>
    </message>
    <message numerus="yes">
        <source>{count} files and folders, to {address}</source>
        <translation>
            <numerusform>{count} soubor či složka, do {address}</numerusform>
            <numerusform>{count} soubory a složky, do {address}</numerusform>
            <numerusform>{count} souborů a složek, do {address}</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be {address}</source>
        <translation>Bude to {address}</translation>
    </message>
    <message>
        <source>Files to upload</source>
        <translation>Soubory k nahrání</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Soubory k odeslání</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Odeslat na</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Jak</translation>
    </message>
    <message>
        <source>F&amp;iles to send:</source>
        <translation>Soubory k &amp;odeslání:</translation>
    </message>
    <message>
        <source>Send &amp;to:</source>
        <translation>Odeslat n&amp;a:</translation>
    </message>
    <message>
        <source>H&amp;ow:</source>
        <translation>&amp;Jak:</translation>
    </message>
</context>
<context>
    <name>UploadMethod</name>
    <message>
        <source>Ask the server what it can</source>
        <translation>Zeptat se serveru, co umí</translation>
    </message>
    <message>
        <source>In one go (PUT)</source>
        <translation>Najednou (PUT)</translation>
    </message>
    <message>
        <source>In one go, to a program (POST)</source>
        <translation>Najednou, programu (POST)</translation>
    </message>
    <message>
        <source>As a web form</source>
        <translation>Jako webový formulář</translation>
    </message>
    <message>
        <source>Resumable (tus)</source>
        <translation>S navazováním (tus)</translation>
    </message>
    <message>
        <source>Resumable, Windows servers (BITS)</source>
        <translation>S navazováním, servery Windows (BITS)</translation>
    </message>
    <message>
        <source>Resumable (Google, Microsoft)</source>
        <translation>S navazováním (Google, Microsoft)</translation>
    </message>
    <message>
        <source>Resumable, onto the file itself</source>
        <translation>S navazováním, přímo do souboru</translation>
    </message>
    <message>
        <source>Resumable (coming standard)</source>
        <translation>S navazováním (připravovaný standard)</translation>
    </message>
    <message>
        <source>To an S3 store, in parts</source>
        <translation>Do úložiště S3, po částech</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Sdílená složka</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Wait until I step away</source>
        <translation>Počkat, až odejdu</translation>
    </message>
    <message>
        <source>Go on, but give way to what I do</source>
        <translation>Pokračovat, ale dát přednost tomu, co dělám</translation>
    </message>
    <message>
        <source>Go on as if I were not here</source>
        <translation>Pokračovat, jako bych tu nebyl</translation>
    </message>
    <message>
        <source>Wait for one that costs nothing by volume</source>
        <translation>Počkat na takové, kde se za data neplatí</translation>
    </message>
    <message>
        <source>Go on as long as my plan lasts</source>
        <translation>Pokračovat, dokud stačí tarif</translation>
    </message>
    <message>
        <source>Go on, but never while roaming</source>
        <translation>Pokračovat, ale nikdy v roamingu</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Začít</translation>
    </message>
    <message>
        <source>&amp;Leave it all as it is</source>
        <translation>&amp;Ponechat vše, jak je</translation>
    </message>
    <message>
        <source>Three questions to begin with</source>
        <translation>Tři otázky na začátek</translation>
    </message>
    <message>
        <source>Where are files to be saved?</source>
        <translation>Kam ukládat soubory?</translation>
    </message>
    <message>
        <source>What while you are at the computer?</source>
        <translation>Co když jste u počítače?</translation>
    </message>
    <message>
        <source>What on a metered connection, such as a phone&apos;s?</source>
        <translation>Co na měřeném připojení, například přes telefon?</translation>
    </message>
    <message>
        <source>All of it can be changed in the preferences, and for each file.</source>
        <translation>Vše lze změnit v předvolbách i u každého souboru.</translation>
    </message>
</context>
<context>
    <name>WhenActive</name>
    <message>
        <source>Wait</source>
        <translation>Čekat</translation>
    </message>
    <message>
        <source>Give way</source>
        <translation>Dát přednost</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Běžet</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Přidat…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>&amp;Vložit odkazy</translation>
    </message>
    <message>
        <source>&amp;Upload files…</source>
        <translation>&amp;Nahrát soubory…</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Najít</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>Vrátit o&amp;debrání</translation>
    </message>
    <message>
        <source>Start the &amp;engine</source>
        <translation>Spustit &amp;jádro</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Ukončit</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Zavřít okno</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Př&amp;edvolby…</translation>
    </message>
    <message>
        <source>&amp;Data plans…</source>
        <translation>&amp;Datové tarify…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Podrobnosti</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filtry</translation>
    </message>
    <message>
        <source>Ti&amp;de line</source>
        <translation>Přílivová čá&amp;ra</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>P&amp;okračovat ve všech</translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation>Pozast&amp;avit vše</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;Transfer</source>
        <translation>&amp;Přenos</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Soubor</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Zobrazit</translation>
    </message>
    <message>
        <source>&amp;Comfortable rows</source>
        <translation>Poho&amp;dlné řádky</translation>
    </message>
    <message>
        <source>Compact &amp;table</source>
        <translation>Kompaktní &amp;tabulka</translation>
    </message>
</context>
<context>
    <name>YieldReason</name>
    <message>
        <source>another job goes first</source>
        <translation>přednost má jiný přenos</translation>
    </message>
    <message>
        <source>all transfers were paused</source>
        <translation>všechny přenosy byly pozastaveny</translation>
    </message>
    <message>
        <source>it is being completed</source>
        <translation>dokončuje se</translation>
    </message>
    <message>
        <source>something was left to do</source>
        <translation>ještě něco zbývalo</translation>
    </message>
    <message>
        <source>it has a new address</source>
        <translation>má novou adresu</translation>
    </message>
    <message>
        <source>it has a new password</source>
        <translation>má nové heslo</translation>
    </message>
    <message>
        <source>other bytes are asked of it</source>
        <translation>má stahovat něco jiného</translation>
    </message>
    <message>
        <source>Ebbtide was stopped</source>
        <translation>Ebbtide byl zastaven</translation>
    </message>
    <message>
        <source>others had their turn</source>
        <translation>na řadě byly jiné</translation>
    </message>
    <message>
        <source>of what this connection costs</source>
        <translation>cena tohoto připojení</translation>
    </message>
    <message>
        <source>you were at the computer</source>
        <translation>byli jste u počítače</translation>
    </message>
    <message>
        <source>of the battery</source>
        <translation>baterie</translation>
    </message>
    <message>
        <source>it was outside its hours</source>
        <translation>mimo povolené hodiny</translation>
    </message>
    <message>
        <source>its limit is 0</source>
        <translation>limit je 0</translation>
    </message>
    <message>
        <source>there was no network connection</source>
        <translation>nebylo připojení k síti</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>síť se změnila</translation>
    </message>
    <message>
        <source>the computer went to sleep</source>
        <translation>počítač se uspal</translation>
    </message>
</context>
</TS>
