<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add transfers</source>
        <translation>Aggiungi trasferimenti</translation>
    </message>
    <message>
        <source>Open a &amp;Metalink…</source>
        <translation>Apri un &amp;Metalink…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Aggiungi</translation>
    </message>
    <message>
        <source>&amp;Add {count}</source>
        <translation>&amp;Aggiungi {count}</translation>
    </message>
    <message numerus="yes">
        <source>{count} addresses, from {first} to {last}</source>
        <translation>
            <numerusform>{count} indirizzo, da {first} a {last}</numerusform>
            <numerusform>{count} indirizzi, da {first} a {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste the copied &amp;link</source>
        <translation>Incolla il &amp;link copiato</translation>
    </message>
    <message numerus="yes">
        <source>Paste {count} copied &amp;links</source>
        <translation>
            <numerusform>Incolla {count} &amp;link copiato</numerusform>
            <numerusform>Incolla {count} &amp;link copiati</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a Metalink</source>
        <translation>Apri un Metalink</translation>
    </message>
    <message>
        <source>Metalinks (*.metalink *.meta4)</source>
        <translation>Metalink (*.metalink *.meta4)</translation>
    </message>
    <message>
        <source>Addresses, one per line</source>
        <translation>Indirizzi, uno per riga</translation>
    </message>
    <message>
        <source>Addresses, one &amp;per line:</source>
        <translation>Indirizzi, uno per ri&amp;ga:</translation>
    </message>
    <message>
        <source>&amp;Save to:</source>
        <translation>&amp;Salva in:</translation>
    </message>
</context>
<context>
    <name>AddressReason</name>
    <message>
        <source>somebody asked for it</source>
        <translation>qualcuno lo ha chiesto</translation>
    </message>
    <message>
        <source>the server sent us on</source>
        <translation>il server ci ha indirizzati altrove</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Create it, or choose another one.</source>
        <translation>Creala o scegline un’altra.</translation>
    </message>
    <message>
        <source>Choose a directory.</source>
        <translation>Scegli una cartella.</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and try again.</source>
        <translation>Scegli un’altra cartella, oppure cambia i suoi permessi e riprova.</translation>
    </message>
    <message>
        <source>Move it away and try again, or choose another directory.</source>
        <translation>Spostalo e riprova, o scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Choose another directory.</source>
        <translation>Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Indica un altro nome.</translation>
    </message>
    <message>
        <source>It has been removed.</source>
        <translation>È stato rimosso.</translation>
    </message>
    <message>
        <source>The preferences show all of them.</source>
        <translation>Si trovano tutte nelle preferenze.</translation>
    </message>
    <message>
        <source>Let some end first, or raise “{setting}” in the preferences.</source>
        <translation>Aspetta che qualcuno finisca, oppure aumenta «{setting}» nelle preferenze.</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide and start the new one.</source>
        <translation>Chiudi l’Ebbtide in esecuzione e avvia quello nuovo.</translation>
    </message>
    <message>
        <source>Quit Ebbtide and start it again.</source>
        <translation>Chiudi Ebbtide e riavvialo.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Riavvialo.</translation>
    </message>
    <message>
        <source>Quit that one first.</source>
        <translation>Prima chiudi quello.</translation>
    </message>
    <message>
        <source>Give a user name and password: choose “Log in…”.</source>
        <translation>Indica nome utente e password: scegli «Accedi…».</translation>
    </message>
    <message>
        <source>Give the password again: choose “Log in…”. A secret header needs the transfer to be added again.</source>
        <translation>Indica di nuovo la password: scegli «Accedi…». Per un’intestazione segreta bisogna aggiungere di nuovo il trasferimento.</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Choose “Try again” to fetch the file anew, or “Change checksum…” if the one expected is wrong.</source>
        <translation>I dati sono stati conservati come «{path}». Scegli «Riprova» per scaricare di nuovo il file, oppure «Cambia somma di controllo…» se è sbagliata quella attesa.</translation>
    </message>
    <message>
        <source>Choose “Change maximum size…” to allow more; it goes on by itself.</source>
        <translation>Scegli «Cambia dimensione massima…» per consentire di più; continuerà da solo.</translation>
    </message>
    <message>
        <source>Choose “Try again” to give it that time again.</source>
        <translation>Scegli «Riprova» per concedergli di nuovo quel tempo.</translation>
    </message>
    <message>
        <source>Check the address, then choose “Try again”.</source>
        <translation>Controlla l’indirizzo, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address, then choose “Try again”.</source>
        <translation>Controlla l’orologio del computer e l’indirizzo, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Have the certificate of the server&apos;s authority installed on this computer, then choose “Try again”.</source>
        <translation>Fai installare su questo computer il certificato dell’autorità del server, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh.</source>
        <translation>Non serve fare nulla: ricomincia da capo.</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Choose “Try again” when it works there.</source>
        <translation>Apri l’indirizzo in un browser: forse chiede di accedere. Quando lì funziona, scegli «Riprova».</translation>
    </message>
    <message>
        <source>Add it again with another name, or have it replace what is there.</source>
        <translation>Aggiungilo di nuovo con un altro nome, o fagli sostituire ciò che c’è.</translation>
    </message>
    <message>
        <source>Check the address and that you may write there, then choose “Try again”.</source>
        <translation>Controlla l’indirizzo e che tu possa scriverci, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Create it there, then choose “Try again”.</source>
        <translation>Creala lì, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Choose “Try again”, or send it in another way or to another server.</source>
        <translation>Scegli «Riprova», oppure invialo in un altro modo o a un altro server.</translation>
    </message>
    <message>
        <source>Make it writable, then choose “Try again”; or add it to another directory.</source>
        <translation>Rendilo scrivibile, poi scegli «Riprova»; oppure aggiungilo in un’altra cartella.</translation>
    </message>
    <message>
        <source>Bring it back, then choose “Try again”.</source>
        <translation>Rimettilo al suo posto, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Choose “Try again” to send the file as it is now, from the beginning.</source>
        <translation>Scegli «Riprova» per inviare il file così com’è ora, dall’inizio.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, then choose “Try again”.</source>
        <translation>Controlla i suoi permessi e il disco, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Unlock it, then choose “Try again”.</source>
        <translation>Sbloccalo, poi scegli «Riprova».</translation>
    </message>
    <message>
        <source>Mend or replace the file, then choose “Try again”.</source>
        <translation>Correggi o sostituisci il file, poi scegli «Riprova».</translation>
    </message>
</context>
<context>
    <name>ChecksumDialog</name>
    <message>
        <source>Change checksum</source>
        <translation>Cambia somma di controllo</translation>
    </message>
    <message>
        <source>What “{name}” has to match. Without any it is taken as it is.</source>
        <translation>A che cosa deve corrispondere «{name}». Senza, viene accettato così com’è.</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>Somma di &amp;controllo:</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Modifica</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tempo rimasto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorità</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connessioni</translation>
    </message>
    <message>
        <source>While you are here</source>
        <translation>Mentre ci sei</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunto</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Completato</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>Secondo la priorità</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>C&amp;olumns</source>
        <translation>C&amp;olonne</translation>
    </message>
    <message>
        <source>As at &amp;first</source>
        <translation>Come all’&amp;inizio</translation>
    </message>
</context>
<context>
    <name>CostPolicy</name>
    <message>
        <source>Any, roaming too</source>
        <translation>Qualsiasi, anche in roaming</translation>
    </message>
    <message>
        <source>Any but roaming</source>
        <translation>Qualsiasi tranne roaming</translation>
    </message>
    <message>
        <source>Without surcharge</source>
        <translation>Senza costi aggiuntivi</translation>
    </message>
    <message>
        <source>Metered within the plan</source>
        <translation>A consumo entro il piano</translation>
    </message>
    <message>
        <source>Unmetered only</source>
        <translation>Solo non a consumo</translation>
    </message>
    <message>
        <source>A choice of its own</source>
        <translation>Una scelta propria</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connessione in corso</translation>
    </message>
    <message>
        <source>transferring</source>
        <translation>trasferimento in corso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>sospeso</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscito</translation>
    </message>
    <message>
        <source>waiting to be tried again</source>
        <translation>in attesa di un nuovo tentativo</translation>
    </message>
    <message>
        <source>waiting to be completed</source>
        <translation>in attesa di essere completato</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>completato</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annullato</translation>
    </message>
    <message>
        <source>&apos;?&apos; and &apos;#&apos; have to be written %3F and %23 in it</source>
        <translation>«?» e «#» vanno scritti come %3F e %23</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; stands for more than {largest} addresses</source>
        <translation>«{line}» sta per più di {largest} indirizzi</translation>
    </message>
    <message>
        <source>&apos;{match}&apos; runs backwards</source>
        <translation>«{match}» va all’indietro</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is no day: write Mon, Tue …</source>
        <translation>«{name}» in «{text}» non è un giorno: scrivi Mon, Tue …</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is none of {join}</source>
        <translation>«{name}» in «{text}» non è tra questi: {join}</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written ({words})</source>
        <translation>non si può scrivere «{path}» ({words})</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a directory there</source>
        <translation>lì «{path}» è una cartella</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is damaged</source>
        <translation>«{path}» è danneggiato</translation>
    </message>
    <message>
        <source>&apos;{path}&apos;: {strerror}</source>
        <translation>«{path}»: {strerror}</translation>
    </message>
    <message>
        <source>&apos;{scheme}&apos; addresses are not followed</source>
        <translation>gli indirizzi «{scheme}» non vengono seguiti</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; has no rate</source>
        <translation>in «{text}» manca la velocità</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no rate: write 500k, 2M, 0 or off</source>
        <translation>«{text}» non è una velocità: scrivi 500k, 2M, 0 oppure off</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no span of time: write 08:00-18:00</source>
        <translation>«{text}» non è una fascia oraria: scrivi 08:00-18:00</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not within a day of 24 hours</source>
        <translation>«{text}» non sta in un giorno di 24 ore</translation>
    </message>
    <message>
        <source>&apos;{words}&apos; in &apos;{text}&apos; is not understood</source>
        <translation>«{words}» in «{text}» non è comprensibile</translation>
    </message>
    <message>
        <source>An upload can be completed once all of it is sent.</source>
        <translation>Un caricamento si può completare quando è stato inviato tutto.</translation>
    </message>
    <message>
        <source>BITS uploads cannot be empty, and it takes no PUT either</source>
        <translation>i caricamenti BITS non possono essere vuoti, e non accetta nemmeno PUT</translation>
    </message>
    <message>
        <source>Cancel it first: &apos;ebbtide cancel {number}&apos;.</source>
        <translation>Prima annullalo: «ebbtide cancel {number}».</translation>
    </message>
    <message>
        <source>Ebbtide sets that one itself</source>
        <translation>quella la imposta Ebbtide stesso</translation>
    </message>
    <message>
        <source>Headers of a job</source>
        <translation>Il numero di intestazioni di un trasferimento</translation>
    </message>
    <message>
        <source>It is over already.</source>
        <translation>È già concluso.</translation>
    </message>
    <message>
        <source>It is over already; add it again.</source>
        <translation>È già concluso; aggiungilo di nuovo.</translation>
    </message>
    <message>
        <source>Its file is being saved as &apos;{target}&apos;; compare that one.</source>
        <translation>Il suo file è in fase di salvataggio come «{target}»; confronta quello.</translation>
    </message>
    <message>
        <source>The number of directories of one transfer</source>
        <translation>Il numero di cartelle di un trasferimento</translation>
    </message>
    <message>
        <source>The number of files of one transfer</source>
        <translation>Il numero di file di un trasferimento</translation>
    </message>
    <message>
        <source>The number of transfers that are not over</source>
        <translation>Il numero di trasferimenti non conclusi</translation>
    </message>
    <message>
        <source>a Metalink description</source>
        <translation>una descrizione Metalink</translation>
    </message>
    <message>
        <source>a checksum</source>
        <translation>un checksum</translation>
    </message>
    <message>
        <source>a cost policy</source>
        <translation>una regola sui costi</translation>
    </message>
    <message>
        <source>a data plan</source>
        <translation>un piano dati</translation>
    </message>
    <message>
        <source>a flaw of a certificate</source>
        <translation>un difetto di un certificato</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>un modulo</translation>
    </message>
    <message>
        <source>a header</source>
        <translation>un’intestazione</translation>
    </message>
    <message>
        <source>a header&apos;s name</source>
        <translation>il nome di un’intestazione</translation>
    </message>
    <message>
        <source>a header&apos;s value</source>
        <translation>il valore di un’intestazione</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>un trasferimento</translation>
    </message>
    <message>
        <source>a job&apos;s name</source>
        <translation>il nome di un trasferimento</translation>
    </message>
    <message>
        <source>a limit</source>
        <translation>un limite</translation>
    </message>
    <message>
        <source>a method</source>
        <translation>un metodo</translation>
    </message>
    <message>
        <source>a name on an SMB server{more}</source>
        <translation>un nome su un server SMB{more}</translation>
    </message>
    <message>
        <source>a network</source>
        <translation>una rete</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>un numero è troppo grande</translation>
    </message>
    <message>
        <source>a password in an address would be readable by others</source>
        <translation>una password nell’indirizzo sarebbe leggibile da altri</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>un proxy</translation>
    </message>
    <message>
        <source>a proxy&apos;s user name</source>
        <translation>il nome utente di un proxy</translation>
    </message>
    <message>
        <source>a server</source>
        <translation>un server</translation>
    </message>
    <message>
        <source>a trial showed that it does not put parts of a file together</source>
        <translation>una prova ha mostrato che non unisce le parti di un file</translation>
    </message>
    <message>
        <source>a user name</source>
        <translation>un nome utente</translation>
    </message>
    <message>
        <source>an SMB error</source>
        <translation>un errore SMB</translation>
    </message>
    <message>
        <source>an offset is negative or a length is not positive</source>
        <translation>un inizio è negativo o una lunghezza non è positiva</translation>
    </message>
    <message>
        <source>be asked for other bytes</source>
        <translation>chiedere altri byte</translation>
    </message>
    <message>
        <source>be cancelled</source>
        <translation>annullare</translation>
    </message>
    <message>
        <source>be compared with another checksum</source>
        <translation>confrontare con un altro checksum</translation>
    </message>
    <message>
        <source>be completed</source>
        <translation>completare</translation>
    </message>
    <message>
        <source>be paused</source>
        <translation>sospendere</translation>
    </message>
    <message>
        <source>be reached by way of a proxy of type &apos;{scheme}&apos;</source>
        <translation>farsi raggiungere tramite un proxy di tipo «{scheme}»</translation>
    </message>
    <message>
        <source>be reached by way of a proxy whose address makes no sense</source>
        <translation>farsi raggiungere tramite un proxy il cui indirizzo non ha senso</translation>
    </message>
    <message>
        <source>be removed</source>
        <translation>rimuovere</translation>
    </message>
    <message>
        <source>be resumed</source>
        <translation>riprendere</translation>
    </message>
    <message>
        <source>be saved under another name</source>
        <translation>salvare con un altro nome</translation>
    </message>
    <message>
        <source>by its priority</source>
        <translation>secondo la priorità</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>il certificato client</translation>
    </message>
    <message>
        <source>connection aborted</source>
        <translation>connessione interrotta</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>connessione rifiutata</translation>
    </message>
    <message>
        <source>connection reset by peer</source>
        <translation>connessione chiusa dall’altra parte</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>tempo scaduto per la connessione</translation>
    </message>
    <message>
        <source>cookies file</source>
        <translation>il file dei cookie</translation>
    </message>
    <message>
        <source>device or resource busy</source>
        <translation>dispositivo occupato</translation>
    </message>
    <message>
        <source>directory not empty</source>
        <translation>la cartella non è vuota</translation>
    </message>
    <message>
        <source>do what this transfer asks of it ({name})</source>
        <translation>fare ciò che questo trasferimento gli chiede ({name})</translation>
    </message>
    <message>
        <source>encrypt what it sends, as the setting &apos;smb_encrypt&apos; asks</source>
        <translation>cifrare ciò che invia, come chiede l’impostazione «Cifra le cartelle condivise»</translation>
    </message>
    <message>
        <source>file of authorities</source>
        <translation>il file delle autorità</translation>
    </message>
    <message>
        <source>file ranges</source>
        <translation>intervalli di un file</translation>
    </message>
    <message>
        <source>file ranges do not go with a description of several files</source>
        <translation>gli intervalli non vanno d’accordo con una descrizione di più file</translation>
    </message>
    <message>
        <source>get another address</source>
        <translation>cambiare indirizzo</translation>
    </message>
    <message>
        <source>get another password</source>
        <translation>cambiare password</translation>
    </message>
    <message>
        <source>give the parts that are wanted: its file is shorter</source>
        <translation>dare le parti volute: il suo file è più corto</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>errore di input/output</translation>
    </message>
    <message>
        <source>invalid argument</source>
        <translation>argomento non valido</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>è una cartella</translation>
    </message>
    <message>
        <source>it answered with another part than was asked for</source>
        <translation>ha risposto con una parte diversa da quella chiesta</translation>
    </message>
    <message>
        <source>it answered {status}</source>
        <translation>ha risposto {status}</translation>
    </message>
    <message>
        <source>it answers with headers that do not end</source>
        <translation>le intestazioni della risposta non finiscono mai</translation>
    </message>
    <message>
        <source>it asks for a certificate of yours</source>
        <translation>chiede un tuo certificato</translation>
    </message>
    <message>
        <source>it asks for a name and password{place}</source>
        <translation>chiede nome e password{place}</translation>
    </message>
    <message>
        <source>it begins an upload without a name for it</source>
        <translation>inizia un caricamento senza dargli un nome</translation>
    </message>
    <message>
        <source>it begins no upload session at this address</source>
        <translation>a questo indirizzo non avvia caricamenti</translation>
    </message>
    <message>
        <source>it broke the connection off</source>
        <translation>ha interrotto la connessione</translation>
    </message>
    <message>
        <source>it can be that of one file only</source>
        <translation>può essere di un solo file</translation>
    </message>
    <message>
        <source>it can only be accepted together with an unknown authority</source>
        <translation>si può accettare solo insieme a un’autorità sconosciuta</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>non è leggibile</translation>
    </message>
    <message>
        <source>it cannot be used</source>
        <translation>non è utilizzabile</translation>
    </message>
    <message>
        <source>it cannot rename files</source>
        <translation>non sa rinominare i file</translation>
    </message>
    <message>
        <source>it contains a character that no file name can have</source>
        <translation>contiene un carattere che un nome di file non può avere</translation>
    </message>
    <message>
        <source>it contains a space or a character that cannot be seen</source>
        <translation>contiene uno spazio o un carattere invisibile</translation>
    </message>
    <message>
        <source>it contains something that no address can contain</source>
        <translation>contiene qualcosa che un indirizzo non può contenere</translation>
    </message>
    <message>
        <source>it declares a document type, which no Metalink needs</source>
        <translation>dichiara un tipo di documento, che un Metalink non richiede</translation>
    </message>
    <message>
        <source>it describes too many files</source>
        <translation>descrive troppi file</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>non ha risposto</translation>
    </message>
    <message>
        <source>it did not begin or end the upload as it was asked to</source>
        <translation>non ha iniziato o concluso il caricamento come richiesto</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>non risponde</translation>
    </message>
    <message>
        <source>it does not begin as a Metalink does</source>
        <translation>non inizia come un Metalink</translation>
    </message>
    <message>
        <source>it does not begin with an algorithm, such as sha256:</source>
        <translation>non inizia con un algoritmo, ad esempio sha256:</translation>
    </message>
    <message>
        <source>it does not begin with https:// or the like</source>
        <translation>non inizia con https:// o simili</translation>
    </message>
    <message>
        <source>it does not bring a file</source>
        <translation>non porta un file</translation>
    </message>
    <message>
        <source>it does not keep to the rules of HTTP</source>
        <translation>non rispetta le regole di HTTP</translation>
    </message>
    <message>
        <source>it does not know the name it was asked for</source>
        <translation>non conosce il nome che gli è stato chiesto</translation>
    </message>
    <message>
        <source>it does not know the versions of TLS used here</source>
        <translation>non conosce le versioni di TLS usate qui</translation>
    </message>
    <message>
        <source>it does not say how much of the file it has</source>
        <translation>non dice quanto ha del file</translation>
    </message>
    <message>
        <source>it does not say what it called the part</source>
        <translation>non dice come ha chiamato la parte</translation>
    </message>
    <message>
        <source>it does not speak TLS on this port</source>
        <translation>su questa porta non usa TLS</translation>
    </message>
    <message>
        <source>it does not speak the draft of resumable uploads</source>
        <translation>non conosce la bozza dei caricamenti riprendibili</translation>
    </message>
    <message>
        <source>it does not take the name and password{place}</source>
        <translation>non accetta nome e password{place}</translation>
    </message>
    <message>
        <source>it forgot the unfinished file {most_losses} times</source>
        <translation>ha dimenticato il file incompleto {most_losses} volte</translation>
    </message>
    <message>
        <source>it found no encryption that both sides know</source>
        <translation>non ha trovato una cifratura nota a entrambi</translation>
    </message>
    <message>
        <source>it gives an address that is none</source>
        <translation>dà un indirizzo che non è tale</translation>
    </message>
    <message>
        <source>it goes by the address, and is not to be chosen</source>
        <translation>dipende dall’indirizzo, non si sceglie</translation>
    </message>
    <message>
        <source>it has a control character</source>
        <translation>ha un carattere di controllo</translation>
    </message>
    <message>
        <source>it has a line break or another forbidden character, or is too long</source>
        <translation>ha un’interruzione di riga o un altro carattere vietato, o è troppo lungo</translation>
    </message>
    <message>
        <source>it has forbidden characters</source>
        <translation>ha caratteri vietati</translation>
    </message>
    <message>
        <source>it has forbidden characters or is too long</source>
        <translation>ha caratteri vietati o è troppo lungo</translation>
    </message>
    <message>
        <source>it has more than {most_names} names</source>
        <translation>ha più di {most_names} nomi</translation>
    </message>
    <message>
        <source>it has no such bucket</source>
        <translation>non ha un bucket con quel nome</translation>
    </message>
    <message>
        <source>it holds a line break or a character that cannot be shown</source>
        <translation>contiene un’interruzione di riga o un carattere che non si può mostrare</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>è una cartella</translation>
    </message>
    <message>
        <source>it is a directory; use -d to save into it</source>
        <translation>è una cartella; sceglila come destinazione</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere</source>
        <translation>è un collegamento che non porta a nulla</translation>
    </message>
    <message>
        <source>it is a link to a directory</source>
        <translation>è un collegamento a una cartella</translation>
    </message>
    <message>
        <source>it is down</source>
        <translation>è fuori servizio</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>è vuoto</translation>
    </message>
    <message>
        <source>it is empty or has a character that cannot be shown</source>
        <translation>è vuoto o ha un carattere che non si può mostrare</translation>
    </message>
    <message>
        <source>it is empty, or it or the password has a control character</source>
        <translation>è vuoto, oppure esso o la password ha un carattere di controllo</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>è bloccato</translation>
    </message>
    <message>
        <source>it is longer than {longest_job_name} characters</source>
        <translation>supera i {longest_job_name} caratteri</translation>
    </message>
    <message>
        <source>it is longer than {longest} characters</source>
        <translation>supera i {longest} caratteri</translation>
    </message>
    <message>
        <source>it is neither connected nor has a data plan; known are {names}</source>
        <translation>non è connessa e non ha un piano dati; sono note: {names}</translation>
    </message>
    <message>
        <source>it is no PEM file with what is needed, or has a password</source>
        <translation>non è un file PEM con il necessario, o ha una password</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>non è un file</translation>
    </message>
    <message>
        <source>it is not a complete path</source>
        <translation>non è un percorso completo</translation>
    </message>
    <message>
        <source>it is not a cookies.txt as Netscape wrote them</source>
        <translation>non è un cookies.txt nel formato di Netscape</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>non è un file normale</translation>
    </message>
    <message>
        <source>it is not well-formed: {error}</source>
        <translation>non è ben formato: {error}</translation>
    </message>
    <message>
        <source>it is not written as it should be</source>
        <translation>non è scritto come dovrebbe</translation>
    </message>
    <message>
        <source>it is the address of a directory</source>
        <translation>è l’indirizzo di una cartella</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>è troppo grande</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>è troppo lungo</translation>
    </message>
    <message>
        <source>it is too long for this disk</source>
        <translation>è troppo lungo per questo disco</translation>
    </message>
    <message>
        <source>it lists too many pieces</source>
        <translation>elenca troppe parti</translation>
    </message>
    <message>
        <source>it must be a finite number</source>
        <translation>deve essere un numero finito</translation>
    </message>
    <message>
        <source>it must be a number of bytes</source>
        <translation>deve essere un numero di byte</translation>
    </message>
    <message>
        <source>it must be from 1 to 31</source>
        <translation>deve essere da 1 a 31</translation>
    </message>
    <message>
        <source>it must be more than nothing</source>
        <translation>deve essere più di zero</translation>
    </message>
    <message>
        <source>it must be of type {type_names}</source>
        <translation>deve essere di tipo {type_names}</translation>
    </message>
    <message>
        <source>it must be one of {known}, several joined by &apos;+&apos;, or a number</source>
        <translation>deve essere uno tra {known}, più d’uno uniti da «+», o un numero</translation>
    </message>
    <message>
        <source>it must have the same priority and not be over</source>
        <translation>deve avere la stessa priorità e non essere concluso</translation>
    </message>
    <message>
        <source>it names another server that is none</source>
        <translation>indica un altro server che non è tale</translation>
    </message>
    <message>
        <source>it names more than {most_addresses} addresses</source>
        <translation>contiene più di {most_addresses} indirizzi</translation>
    </message>
    <message>
        <source>it names no address</source>
        <translation>non indica un indirizzo</translation>
    </message>
    <message>
        <source>it names no address that can be fetched</source>
        <translation>non indica un indirizzo da cui scaricare</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>non indica un file</translation>
    </message>
    <message>
        <source>it names no server</source>
        <translation>non indica un server</translation>
    </message>
    <message>
        <source>it names no server and share</source>
        <translation>non indica server e condivisione</translation>
    </message>
    <message>
        <source>it names no share</source>
        <translation>non indica una condivisione</translation>
    </message>
    <message>
        <source>it needs one list of ranges for each address</source>
        <translation>serve un elenco di intervalli per ogni indirizzo</translation>
    </message>
    <message>
        <source>it never has enough of asking who we are</source>
        <translation>non smette di chiedere chi siamo</translation>
    </message>
    <message>
        <source>it only knows outdated, insecure versions of TLS</source>
        <translation>conosce solo versioni di TLS superate e non sicure</translation>
    </message>
    <message>
        <source>it redirects to something that is no address</source>
        <translation>rimanda a qualcosa che non è un indirizzo</translation>
    </message>
    <message>
        <source>it redirects without saying where to</source>
        <translation>rimanda altrove senza dire dove</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>ha rifiutato la connessione</translation>
    </message>
    <message>
        <source>it says that a file has a name that none can have</source>
        <translation>dice che un file ha un nome impossibile</translation>
    </message>
    <message>
        <source>it sends more than {most} bytes</source>
        <translation>invia più di {most} byte</translation>
    </message>
    <message>
        <source>it sent no new bytes in answer to the question for some</source>
        <translation>alla richiesta di altri dati non ne ha inviati di nuovi</translation>
    </message>
    <message>
        <source>it signed its certificate itself, and nobody vouches for it</source>
        <translation>ha firmato da sé il proprio certificato e nessuno lo garantisce</translation>
    </message>
    <message>
        <source>it speaks another version of tus ({header})</source>
        <translation>usa un’altra versione di tus ({header})</translation>
    </message>
    <message>
        <source>it stays at byte {reached}, whatever it is sent</source>
        <translation>resta al byte {reached}, qualunque cosa gli si invii</translation>
    </message>
    <message>
        <source>it stored something else; its {algorithm} checksum differs</source>
        <translation>ha salvato qualcos’altro; il suo checksum {algorithm} è diverso</translation>
    </message>
    <message>
        <source>it takes files of up to {largest} bytes, and this one has {size}</source>
        <translation>accetta file fino a {largest} byte, e questo ne ha {size}</translation>
    </message>
    <message>
        <source>it takes no BITS uploads at this address</source>
        <translation>a questo indirizzo non accetta caricamenti BITS</translation>
    </message>
    <message>
        <source>it takes no files of this type there</source>
        <translation>lì non accetta file di questo tipo</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind</source>
        <translation>non accetta caricamenti di questo tipo</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind there</source>
        <translation>lì non accetta caricamenti di questo tipo</translation>
    </message>
    <message>
        <source>it wants another kind of upload</source>
        <translation>vuole un altro tipo di caricamento</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>è stato interrotto</translation>
    </message>
    <message>
        <source>it would never let the job run</source>
        <translation>il trasferimento non potrebbe mai partire</translation>
    </message>
    <message>
        <source>its certificate belongs to another address</source>
        <translation>il suo certificato è di un altro indirizzo</translation>
    </message>
    <message>
        <source>its certificate belongs to another server</source>
        <translation>il suo certificato è di un altro server</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not know</source>
        <translation>il suo certificato viene da un’autorità che questo computer non conosce</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not trust</source>
        <translation>il suo certificato viene da un’autorità di cui questo computer non si fida</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>il suo certificato è scaduto</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>il suo certificato non è ancora valido</translation>
    </message>
    <message>
        <source>its certificate was not made for servers</source>
        <translation>il suo certificato non è fatto per i server</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>il suo certificato è stato revocato</translation>
    </message>
    <message>
        <source>its elements are nested too deeply</source>
        <translation>i suoi elementi sono annidati troppo in profondità</translation>
    </message>
    <message>
        <source>its encoding cannot be read: {error}</source>
        <translation>la sua codifica non è leggibile: {error}</translation>
    </message>
    <message>
        <source>its encryption is too weak</source>
        <translation>la sua cifratura è troppo debole</translation>
    </message>
    <message>
        <source>its percent signs do not stand for UTF-8</source>
        <translation>i suoi segni di percentuale non indicano UTF-8</translation>
    </message>
    <message>
        <source>its port is not a number up to 65535</source>
        <translation>la sua porta non è un numero fino a 65535</translation>
    </message>
    <message>
        <source>its server name makes no sense</source>
        <translation>il nome del server non ha senso</translation>
    </message>
    <message>
        <source>its upload sessions take no empty files</source>
        <translation>i suoi caricamenti non accettano file vuoti</translation>
    </message>
    <message>
        <source>its user name makes no sense</source>
        <translation>il nome utente non ha senso</translation>
    </message>
    <message>
        <source>job {number} has still to save file {listed}</source>
        <translation>il trasferimento {number} deve ancora salvare il file {listed}</translation>
    </message>
    <message>
        <source>job {number} misses bytes of file {listed}</source>
        <translation>al trasferimento {number} mancano dati del file {listed}</translation>
    </message>
    <message>
        <source>method, dynamic content and checksum are for downloads; see the upload&apos;s options</source>
        <translation>metodo, contenuto dinamico e checksum sono per i download; vedi le opzioni del caricamento</translation>
    </message>
    <message>
        <source>more than {most_ranges} ranges</source>
        <translation>più di {most_ranges} intervalli</translation>
    </message>
    <message>
        <source>name the proxy, too</source>
        <translation>indica anche il proxy</translation>
    </message>
    <message>
        <source>netrc file</source>
        <translation>il file netrc</translation>
    </message>
    <message>
        <source>network is unreachable</source>
        <translation>rete non raggiungibile</translation>
    </message>
    <message>
        <source>no file that misses bytes has an address that begins so</source>
        <translation>nessun file incompleto ha un indirizzo che inizia così</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>nessun motivo indicato</translation>
    </message>
    <message>
        <source>no route to host</source>
        <translation>nessuna via per il server</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>spazio esaurito sul dispositivo</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>dispositivo inesistente</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>file o cartella inesistente</translation>
    </message>
    <message>
        <source>nobody unlocked it within {patience_s} s</source>
        <translation>nessuno l’ha sbloccato entro {patience_s} s</translation>
    </message>
    <message>
        <source>none there holds \ / : * ? &quot; &lt; &gt; | or a control character; rename the file, or send it alone to an address with another name</source>
        <translation>lì nessuno contiene \ / : * ? &quot; &lt; &gt; | o un carattere di controllo; rinomina il file, o invialo da solo a un indirizzo con un altro nome</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>non è una cartella</translation>
    </message>
    <message>
        <source>nothing on a server can be called {quoted}</source>
        <translation>su un server nulla può chiamarsi {quoted}</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numero</translation>
    </message>
    <message>
        <source>of &apos;{path}&apos;</source>
        <translation>di «{path}»</translation>
    </message>
    <message>
        <source>one file name cannot serve several addresses</source>
        <translation>un solo nome di file non basta per più indirizzi</translation>
    </message>
    <message>
        <source>one file name cannot serve several files</source>
        <translation>un solo nome non basta per più file</translation>
    </message>
    <message>
        <source>one is named, but not to be used</source>
        <translation>è indicato, ma non va usato</translation>
    </message>
    <message>
        <source>only a job can refer to a secret</source>
        <translation>solo un trasferimento può riferirsi a un segreto</translation>
    </message>
    <message>
        <source>only an upload of one file can keep the reply</source>
        <translation>solo il caricamento di un file può conservare la risposta</translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>operazione non permessa</translation>
    </message>
    <message>
        <source>operation not supported</source>
        <translation>operazione non supportata</translation>
    </message>
    <message>
        <source>others can read &apos;{path}&apos;; its mode has to be 600</source>
        <translation>altri possono leggere «{path}»; i suoi permessi devono essere 600</translation>
    </message>
    <message>
        <source>others can read it; its mode has to be 600</source>
        <translation>altri possono leggerlo; i suoi permessi devono essere 600</translation>
    </message>
    <message>
        <source>others could read and change what comes from there</source>
        <translation>altri potrebbero leggere e alterare ciò che arriva da lì</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>permesso negato</translation>
    </message>
    <message>
        <source>ranges go neither with dynamic content nor with another method than GET</source>
        <translation>gli intervalli non vanno né con contenuti dinamici né con metodi diversi da GET</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>file system di sola lettura</translation>
    </message>
    <message>
        <source>send a part of the file, if it is still the same</source>
        <translation>inviare una parte del file, se è ancora lo stesso</translation>
    </message>
    <message>
        <source>send parts of a file, or at least say how long it is</source>
        <translation>inviare parti di un file, o almeno dire quanto è lungo</translation>
    </message>
    <message>
        <source>send the file without compressing it with &apos;{coding}&apos; on the way</source>
        <translation>inviare il file senza comprimerlo con «{coding}» durante l’invio</translation>
    </message>
    <message>
        <source>send the parts that are wanted: its file is shorter</source>
        <translation>inviare le parti volute: il suo file è più corto</translation>
    </message>
    <message>
        <source>several files go into a directory: end the address with a slash</source>
        <translation>più file vanno in una cartella: termina l’indirizzo con una barra</translation>
    </message>
    <message>
        <source>some space</source>
        <translation>un po’ di spazio</translation>
    </message>
    <message>
        <source>stale file handle</source>
        <translation>il file sul disco di rete non è più disponibile</translation>
    </message>
    <message>
        <source>status {status} in answer to an upload</source>
        <translation>stato {status} in risposta a un caricamento</translation>
    </message>
    <message>
        <source>status {status} in answer to the question for a file</source>
        <translation>stato {status} in risposta alla richiesta di un file</translation>
    </message>
    <message>
        <source>text</source>
        <translation>testo</translation>
    </message>
    <message>
        <source>text file busy</source>
        <translation>il file è in uso</translation>
    </message>
    <message>
        <source>that is for downloads only</source>
        <translation>vale solo per i download</translation>
    </message>
    <message>
        <source>that would be more than {most_hops} addresses in a row</source>
        <translation>sarebbero più di {most_hops} indirizzi di seguito</translation>
    </message>
    <message>
        <source>the SMB library cannot read it</source>
        <translation>la libreria SMB non la capisce</translation>
    </message>
    <message>
        <source>the address is too long for it</source>
        <translation>l’indirizzo è troppo lungo per lui</translation>
    </message>
    <message>
        <source>the addresses lead round in a circle</source>
        <translation>gli indirizzi girano in tondo</translation>
    </message>
    <message>
        <source>the algorithm must be one of {join}</source>
        <translation>l’algoritmo deve essere uno tra {join}</translation>
    </message>
    <message>
        <source>the beginning of an address</source>
        <translation>l’inizio di un indirizzo</translation>
    </message>
    <message>
        <source>the checksum</source>
        <translation>il checksum</translation>
    </message>
    <message>
        <source>the day of a reset</source>
        <translation>il giorno del rinnovo</translation>
    </message>
    <message>
        <source>the directory has no files in it</source>
        <translation>nella cartella non ci sono file</translation>
    </message>
    <message>
        <source>the directory there is set up to run programs</source>
        <translation>la cartella lì è impostata per eseguire programmi</translation>
    </message>
    <message>
        <source>the document is too large</source>
        <translation>il documento è troppo grande</translation>
    </message>
    <message>
        <source>the file does not go along</source>
        <translation>il file non viene inviato insieme</translation>
    </message>
    <message>
        <source>the file is larger than it takes</source>
        <translation>il file è più grande di quanto accetti</translation>
    </message>
    <message>
        <source>the file is too large for it</source>
        <translation>il file è troppo grande per lui</translation>
    </message>
    <message>
        <source>the file stays in &apos;{directory}&apos;</source>
        <translation>il file resta in «{directory}»</translation>
    </message>
    <message>
        <source>the file there is not what was expected</source>
        <translation>il file lì non è quello atteso</translation>
    </message>
    <message>
        <source>the file&apos;s number</source>
        <translation>il numero del file</translation>
    </message>
    <message>
        <source>the job that comes next</source>
        <translation>il trasferimento successivo</translation>
    </message>
    <message>
        <source>the job&apos;s region is not the bucket&apos;s</source>
        <translation>la regione del trasferimento non è quella del bucket</translation>
    </message>
    <message>
        <source>the law forbids it</source>
        <translation>lo vieta la legge</translation>
    </message>
    <message>
        <source>the least is {least}</source>
        <translation>il minimo è {least}</translation>
    </message>
    <message>
        <source>the least is {smallest_fragment} bytes</source>
        <translation>il minimo è {smallest_fragment} byte</translation>
    </message>
    <message>
        <source>the least is {with_unit}</source>
        <translation>il minimo è {with_unit}</translation>
    </message>
    <message>
        <source>the method of an upload</source>
        <translation>il metodo di un caricamento</translation>
    </message>
    <message>
        <source>the most is {with_unit}</source>
        <translation>il massimo è {with_unit}</translation>
    </message>
    <message>
        <source>the program behind the server did not accept the file</source>
        <translation>il programma dietro il server non ha accettato il file</translation>
    </message>
    <message>
        <source>the revocation list to check its certificate against has expired</source>
        <translation>l’elenco delle revoche con cui verificare il certificato è scaduto</translation>
    </message>
    <message>
        <source>the setting &apos;{key}&apos;</source>
        <translation>l’impostazione «{key}»</translation>
    </message>
    <message>
        <source>the size of a fragment</source>
        <translation>la dimensione di un frammento</translation>
    </message>
    <message>
        <source>the step of &apos;{match}&apos; is nothing</source>
        <translation>il passo di «{match}» è zero</translation>
    </message>
    <message>
        <source>there is no revocation list to check its certificate against</source>
        <translation>manca l’elenco delle revoche con cui verificare il suo certificato</translation>
    </message>
    <message>
        <source>there is no way to it</source>
        <translation>non c’è una via per raggiungerlo</translation>
    </message>
    <message>
        <source>there is nobody to ask servers</source>
        <translation>non c’è nessuno che possa chiedere ai server</translation>
    </message>
    <message>
        <source>there is nobody to fetch it</source>
        <translation>non c’è chi lo scarichi</translation>
    </message>
    <message>
        <source>there is none here</source>
        <translation>qui non c’è</translation>
    </message>
    <message>
        <source>there is nothing at this address</source>
        <translation>a questo indirizzo non c’è nulla</translation>
    </message>
    <message>
        <source>there is nothing at this address any more</source>
        <translation>a questo indirizzo non c’è più nulla</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is wrong</source>
        <translation>l’orologio di questo computer è sbagliato</translation>
    </message>
    <message>
        <source>this job does not follow</source>
        <translation>questo trasferimento non segue altri indirizzi</translation>
    </message>
    <message>
        <source>this program has no place for passwords</source>
        <translation>questo programma non ha dove tenere le password</translation>
    </message>
    <message>
        <source>times of the week</source>
        <translation>gli orari della settimana</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>troppi file aperti</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vero o falso</translation>
    </message>
    <message>
        <source>two ranges overlap</source>
        <translation>due intervalli si sovrappongono</translation>
    </message>
    <message>
        <source>uploads by &apos;{value}&apos;</source>
        <translation>caricamenti con «{value}»</translation>
    </message>
    <message>
        <source>what is sent there could be read on the way</source>
        <translation>ciò che si invia lì potrebbe essere letto per strada</translation>
    </message>
    <message>
        <source>what is used</source>
        <translation>quanto è usato</translation>
    </message>
    <message>
        <source>what it sends is not signed as it should be</source>
        <translation>ciò che invia non è firmato come dovrebbe</translation>
    </message>
    <message>
        <source>what was copied of it disappears there again and again</source>
        <translation>ciò che se ne copia lì scompare di continuo</translation>
    </message>
    <message>
        <source>what was sent of it disappears there again and again</source>
        <translation>ciò che se ne invia lì scompare di continuo</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>numero intero</translation>
    </message>
    <message>
        <source>with status {status} the file does not go along</source>
        <translation>con lo stato {status} il file non viene inviato</translation>
    </message>
    <message>
        <source>write a name, or one with {join}:// before it</source>
        <translation>scrivi un nome, anche con {join}:// davanti</translation>
    </message>
    <message>
        <source>write bytes per second, 0 to stop, or nothing for no limit</source>
        <translation>scrivi i byte al secondo, 0 per fermare, o nulla per nessun limite</translation>
    </message>
    <message>
        <source>write file:/// and the complete path</source>
        <translation>scrivi file:/// e il percorso completo</translation>
    </message>
    <message>
        <source>write http://host:port, https://host:port or socks5://host:port</source>
        <translation>scrivi http://host:porta, https://host:porta o socks5://host:porta</translation>
    </message>
    <message>
        <source>write it like 0:100,2000:eof</source>
        <translation>scrivili come 0:100,2000:eof</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>lì non puoi scrivere</translation>
    </message>
    <message>
        <source>you may not write to &apos;{path}&apos; there ({name})</source>
        <translation>lì non puoi scrivere in «{path}» ({name})</translation>
    </message>
    <message>
        <source>{algorithm} has {sizes} hexadecimal digits</source>
        <translation>{algorithm} ha {sizes} cifre esadecimali</translation>
    </message>
    <message>
        <source>{number}, {reason}</source>
        <translation>{number}, {reason}</translation>
    </message>
    <message>
        <source>{words} (it answered {status}, {code})</source>
        <translation>{words} (ha risposto {status}, {code})</translation>
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
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Chiudi i dettagli</translation>
    </message>
    <message>
        <source>Pages of the details</source>
        <translation>Pagine dei dettagli</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Panoramica</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Velocità</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Cronologia</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <source>Choose a transfer to see what it does and why</source>
        <translation>Scegli un trasferimento per vedere cosa fa e perché</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers chosen · {size}</source>
        <translation>
            <numerusform>{count} trasferimento scelto · {size}</numerusform>
            <numerusform>{count} trasferimenti scelti · {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DirectoryBox</name>
    <message>
        <source>Save to</source>
        <translation>Salva in</translation>
    </message>
    <message>
        <source>Your Downloads directory</source>
        <translation>La tua cartella Scaricati</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>Choose the directory</source>
        <translation>Scegli la cartella</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing to transfer yet</source>
        <translation>Ancora nulla da trasferire</translation>
    </message>
    <message>
        <source>Drag links from your browser into this window, paste them with {paste}, or press {add} to type an address.</source>
        <translation>Trascina i link dal browser in questa finestra, incollali con {paste} o premi {add} per scrivere un indirizzo.</translation>
    </message>
</context>
<context>
    <name>EngineWatch</name>
    <message>
        <source>The transfer engine has ended. The list shows how it was at {time}.</source>
        <translation>Il motore dei trasferimenti è terminato. L’elenco mostra la situazione di allora ({time}).</translation>
    </message>
    <message>
        <source>The transfer engine has stopped. Quit Ebbtide and start it again.</source>
        <translation>Il motore dei trasferimenti si è fermato. Chiudi Ebbtide e riavvialo.</translation>
    </message>
    <message>
        <source>The transfer engine is starting…</source>
        <translation>Il motore dei trasferimenti si sta avviando…</translation>
    </message>
</context>
<context>
    <name>ErrorCode</name>
    <message>
        <source>Something went wrong inside Ebbtide: {detail}.</source>
        <translation>Qualcosa è andato storto in Ebbtide: {detail}.</translation>
    </message>
    <message>
        <source>Please report this together with the log file.</source>
        <translation>Segnalalo insieme al file di log.</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>See &apos;ebbtide --help&apos;.</source>
        <translation>Vedi «ebbtide --help».</translation>
    </message>
    <message>
        <source>Ebbtide cannot be reached: {detail}.</source>
        <translation>Ebbtide non è raggiungibile: {detail}.</translation>
    </message>
    <message>
        <source>Start it with &apos;ebbtide start&apos;.</source>
        <translation>Avvialo con «ebbtide start».</translation>
    </message>
    <message>
        <source>The running Ebbtide speaks version {theirs} of the API, this program {ours}.</source>
        <translation>L’Ebbtide in esecuzione usa la versione {theirs} dell’API, questo programma la {ours}.</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide (&apos;ebbtide quit&apos;) and start the new one.</source>
        <translation>Chiudi l’Ebbtide in esecuzione («ebbtide quit») e avvia quello nuovo.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is damaged or is not Ebbtide&apos;s: {detail}.</source>
        <translation>Il database «{path}» è danneggiato o non è di Ebbtide: {detail}.</translation>
    </message>
    <message>
        <source>Move the file away to start with an empty list; copies made before updates lie beside it.</source>
        <translation>Sposta il file per iniziare con un elenco vuoto; accanto ci sono le copie fatte prima degli aggiornamenti.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; was written by a newer Ebbtide (version {found}, this program knows {known}).</source>
        <translation>Il database «{path}» è stato scritto da un Ebbtide più recente (versione {found}, questo programma conosce la {known}).</translation>
    </message>
    <message>
        <source>Update Ebbtide; the database was not touched.</source>
        <translation>Aggiorna Ebbtide; il database non è stato toccato.</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>Il database «{path}» non può essere usato: {detail}.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of its directory.</source>
        <translation>Controlla lo spazio libero e i permessi della cartella.</translation>
    </message>
    <message>
        <source>The request is not valid: {detail}.</source>
        <translation>La richiesta non è valida: {detail}.</translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation>Correggila e inviala di nuovo.</translation>
    </message>
    <message>
        <source>There is no method called &apos;{method}&apos;.</source>
        <translation>Non esiste un metodo «{method}».</translation>
    </message>
    <message>
        <source>The API reference lists all methods.</source>
        <translation>La documentazione dell’API elenca tutti i metodi.</translation>
    </message>
    <message>
        <source>There is no job &apos;{job}&apos;.</source>
        <translation>Non esiste un trasferimento «{job}».</translation>
    </message>
    <message>
        <source>&apos;ebbtide list&apos; shows all jobs.</source>
        <translation>«ebbtide list» mostra tutti i trasferimenti.</translation>
    </message>
    <message>
        <source>&apos;{job}&apos; fits more than one job: {matches}.</source>
        <translation>«{job}» corrisponde a più trasferimenti: {matches}.</translation>
    </message>
    <message>
        <source>Give more characters, or the number.</source>
        <translation>Indica più caratteri, o il numero.</translation>
    </message>
    <message>
        <source>Job {job} cannot {action} while it is {state}.</source>
        <translation>Il trasferimento {job} non permette «{action}» nello stato «{state}».</translation>
    </message>
    <message>
        <source>{hint}</source>
        <translation>{hint}</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; is not an address that can be used: {detail}.</source>
        <translation>«{url}» non è un indirizzo utilizzabile: {detail}.</translation>
    </message>
    <message>
        <source>Give a complete address such as https://example.org/file.iso.</source>
        <translation>Indica un indirizzo completo, ad esempio https://example.org/file.iso.</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; begins with &apos;{scheme}:&apos;, which Ebbtide cannot transfer.</source>
        <translation>«{url}» inizia con «{scheme}:», che Ebbtide non sa trasferire.</translation>
    </message>
    <message>
        <source>Addresses can begin with {known}.</source>
        <translation>Gli indirizzi possono iniziare con {known}.</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; does not exist.</source>
        <translation>La cartella «{path}» non esiste.</translation>
    </message>
    <message>
        <source>Create it, or choose another one with -d.</source>
        <translation>Creala o scegline un’altra con -d.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a directory.</source>
        <translation>«{path}» non è una cartella.</translation>
    </message>
    <message>
        <source>Choose a directory with -d.</source>
        <translation>Scegli una cartella con -d.</translation>
    </message>
    <message>
        <source>You may not write to &apos;{path}&apos;.</source>
        <translation>Non puoi scrivere in «{path}».</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and resume the job.</source>
        <translation>Scegli un’altra cartella, o cambia i permessi e riprendi.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; already exists and was left alone.</source>
        <translation>«{path}» esiste già e non è stato toccato.</translation>
    </message>
    <message>
        <source>Move it away and resume the job, or give another name with -o (of &apos;add&apos; or &apos;set&apos;).</source>
        <translation>Spostalo e riprendi il trasferimento, oppure indica un altro nome con -o (di «add» o «set»).</translation>
    </message>
    <message>
        <source>Job {job} already saves to &apos;{path}&apos;.</source>
        <translation>Il trasferimento {job} salva già in «{path}».</translation>
    </message>
    <message>
        <source>Give another name with -o.</source>
        <translation>Indica un altro nome con -o.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be used as a file name: {detail}.</source>
        <translation>«{name}» non può essere un nome di file: {detail}.</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not valid for {what}: {detail}.</source>
        <translation>«{value}» non è valido per {what}: {detail}.</translation>
    </message>
    <message>
        <source>Give a valid value.</source>
        <translation>Indica un valore valido.</translation>
    </message>
    <message>
        <source>There is no setting &apos;{key}&apos;.</source>
        <translation>Non esiste l’impostazione «{key}».</translation>
    </message>
    <message>
        <source>&apos;ebbtide settings&apos; lists them.</source>
        <translation>«ebbtide settings» le elenca.</translation>
    </message>
    <message>
        <source>{what} is limited to {limit}.</source>
        <translation>{what}: al massimo {limit}.</translation>
    </message>
    <message>
        <source>Let some end first, or raise the setting &apos;{setting}&apos;.</source>
        <translation>Lascia che prima ne finisca qualcuno, o aumenta l’impostazione «{setting}».</translation>
    </message>
    <message>
        <source>Ebbtide is just quitting.</source>
        <translation>Ebbtide si sta chiudendo.</translation>
    </message>
    <message>
        <source>Start it again with &apos;ebbtide start&apos;.</source>
        <translation>Riavvialo con «ebbtide start».</translation>
    </message>
    <message>
        <source>Job {job} was given up before it was finished.</source>
        <translation>Il trasferimento {job} è stato abbandonato prima della fine.</translation>
    </message>
    <message>
        <source>Add it again if you need it.</source>
        <translation>Aggiungilo di nuovo se ti serve.</translation>
    </message>
    <message>
        <source>Ebbtide could not be started: {detail}</source>
        <translation>Impossibile avviare Ebbtide: {detail}</translation>
    </message>
    <message>
        <source>Its output is in &apos;{path}&apos;.</source>
        <translation>Il suo output è in «{path}».</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is in use by another Ebbtide (process {process_id}).</source>
        <translation>Il database «{path}» è in uso da un altro Ebbtide (processo {process_id}).</translation>
    </message>
    <message>
        <source>Quit that one first; it was started with another XDG_RUNTIME_DIR.</source>
        <translation>Chiudi prima quello: è stato avviato con un altro XDG_RUNTIME_DIR.</translation>
    </message>
    <message>
        <source>The setting &apos;{key}&apos; is fixed by your administrator, in &apos;{path}&apos;.</source>
        <translation>L’impostazione «{key}» è stata fissata dall’amministratore in «{path}».</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer to change it there.</source>
        <translation>Chiedi a chi si occupa di questo computer di cambiarla lì.</translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation>Nessuna connessione di rete.</translation>
    </message>
    <message>
        <source>It goes on when the network is back.</source>
        <translation>Continua quando torna la rete.</translation>
    </message>
    <message>
        <source>The server name &apos;{host}&apos; could not be found.</source>
        <translation>Il server «{host}» non è stato trovato.</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>Controlla l’indirizzo e la connessione di rete.</translation>
    </message>
    <message>
        <source>The server {host} could not be reached: {detail}.</source>
        <translation>Il server {host} non è raggiungibile: {detail}.</translation>
    </message>
    <message>
        <source>The server closed the connection before the file was complete.</source>
        <translation>Il server ha chiuso la connessione prima che il file fosse completo.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again.</source>
        <translation>Nulla da fare: si riprova.</translation>
    </message>
    <message>
        <source>The server {host} did not answer in time.</source>
        <translation>Il server {host} non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>A secure connection to {host} was not possible: {detail}.</source>
        <translation>Connessione sicura a {host} impossibile: {detail}.</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address; resume the job afterwards.</source>
        <translation>Controlla l’orologio del computer e l’indirizzo, poi riprendi.</translation>
    </message>
    <message>
        <source>Add the job again with &apos;--ca FILE&apos;, a PEM file with the certificate of the server or its authority; or, if it may be anybody who answers, with &apos;--insecure-unknown-authority&apos;.</source>
        <translation>Aggiungere di nuovo l&apos;attività con «--ca FILE», un file PEM con il certificato del server o della sua autorità; oppure, se può rispondere chiunque, con «--insecure-unknown-authority».</translation>
    </message>
    <message>
        <source>The server {host} gave an answer that makes no sense: {detail}.</source>
        <translation>Il server {host} ha dato una risposta senza senso: {detail}.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again a few times.</source>
        <translation>Nulla da fare: si riprova alcune volte.</translation>
    </message>
    <message>
        <source>The server answered {status} ({reason}).</source>
        <translation>Il server ha risposto {status} ({reason}).</translation>
    </message>
    <message>
        <source>The server does not have this file (it answered {status}).</source>
        <translation>Il server non ha questo file (ha risposto {status}).</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Controlla l’indirizzo.</translation>
    </message>
    <message>
        <source>The server does not let you have this file (it answered {status}).</source>
        <translation>Il server non ti concede questo file (ha risposto {status}).</translation>
    </message>
    <message>
        <source>Give a user name and password, or another address, and resume the job.</source>
        <translation>Indica nome utente e password, o un altro indirizzo, e riprendi.</translation>
    </message>
    <message>
        <source>The server refused the request (it answered {status}, {reason}).</source>
        <translation>Il server ha rifiutato la richiesta (ha risposto {status}, {reason}).</translation>
    </message>
    <message>
        <source>The server sent us on to {url}, and that was not followed: {detail}.</source>
        <translation>Il server ci ha mandati a {url}, ma non l’abbiamo seguito: {detail}.</translation>
    </message>
    <message>
        <source>Use that address directly if you trust it.</source>
        <translation>Usa direttamente quell’indirizzo se ti fidi.</translation>
    </message>
    <message>
        <source>The server sent us from one address to the next without end, at last to {url}: {detail}.</source>
        <translation>Il server ci ha mandati senza fine da un indirizzo all’altro, infine a {url}: {detail}.</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Resume the job when it works there, or give another address.</source>
        <translation>Apri l’indirizzo in un browser: potrebbe chiederti di accedere. Riprendi quando lì funziona, o indica un altro indirizzo.</translation>
    </message>
    <message>
        <source>The file on the server changed while it was being fetched.</source>
        <translation>Il file sul server è cambiato mentre veniva scaricato.</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh. A file on a web server that grows all the time, such as a log, comes as it is at that moment with &apos;ebbtide add --dynamic&apos;.</source>
        <translation>Nulla da fare: ricomincia da capo. Un file su un server web che cresce di continuo, come un registro, si scarica così com&apos;è in quel momento con «ebbtide add --dynamic».</translation>
    </message>
    <message>
        <source>The address has expired (the server answered {status}).</source>
        <translation>L’indirizzo è scaduto (il server ha risposto {status}).</translation>
    </message>
    <message>
        <source>Give the job a new address; the bytes already here are kept.</source>
        <translation>Dai al trasferimento un nuovo indirizzo; ciò che è già arrivato resta.</translation>
    </message>
    <message>
        <source>The server announced {expected} bytes and sent {found}.</source>
        <translation>Il server ha annunciato {expected} byte e ne ha inviati {found}.</translation>
    </message>
    <message>
        <source>Instead of the file a page of type {found} arrived, as Wi-Fi log-in pages do.</source>
        <translation>Al posto del file è arrivata una pagina di tipo {found}, come quelle di accesso al Wi-Fi.</translation>
    </message>
    <message>
        <source>Log in to the network with a browser; it goes on by itself.</source>
        <translation>Accedi alla rete con un browser; poi continua da solo.</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum: expected {expected}, found {found}.</source>
        <translation>Il file non corrisponde al checksum {algorithm}: atteso {expected}, trovato {found}.</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Resume to fetch the file again, or give another checksum with &apos;ebbtide set JOB --checksum ALGORITHM:HEX&apos;.</source>
        <translation>I byte sono stati conservati come «{path}». Riprendi per scaricare di nuovo il file, oppure indica un altro checksum con «ebbtide set TRASFERIMENTO --checksum ALGORITMO:HEX».</translation>
    </message>
    <message>
        <source>The file is larger than the {limit} bytes allowed for this job.</source>
        <translation>Il file supera i {limit} byte permessi per questo trasferimento.</translation>
    </message>
    <message>
        <source>Raise the job&apos;s limit with &apos;ebbtide set JOB --max-size SIZE&apos;; it goes on by itself.</source>
        <translation>Aumenta il limite del trasferimento con «ebbtide set TRASFERIMENTO --max-size DIMENSIONE»; poi continua da solo.</translation>
    </message>
    <message>
        <source>The server cannot do what this job needs: {detail}.</source>
        <translation>Il server non sa fare ciò che serve a questo trasferimento: {detail}.</translation>
    </message>
    <message>
        <source>Use another server, or change the job.</source>
        <translation>Usa un altro server, o cambia il trasferimento.</translation>
    </message>
    <message>
        <source>The proxy {host} refused: it answered {status}.</source>
        <translation>Il proxy {host} ha rifiutato: ha risposto {status}.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address, user name and password.</source>
        <translation>Controlla indirizzo, nome utente e password del proxy.</translation>
    </message>
    <message>
        <source>The server already has &apos;{name}&apos;, and it was left alone.</source>
        <translation>Il server ha già «{name}», che non è stato toccato.</translation>
    </message>
    <message>
        <source>Add the job again with another name, or with --overwrite.</source>
        <translation>Aggiungi di nuovo il trasferimento con un altro nome, o con --overwrite.</translation>
    </message>
    <message>
        <source>The server does not take the file: {detail}.</source>
        <translation>Il server non accetta il file: {detail}.</translation>
    </message>
    <message>
        <source>Check the address and that you may write there; resume the job afterwards.</source>
        <translation>Controlla l’indirizzo e di poter scrivere lì, poi riprendi.</translation>
    </message>
    <message>
        <source>There is no room on the server {host} for the file.</source>
        <translation>Sul server {host} non c’è spazio per il file.</translation>
    </message>
    <message>
        <source>Free some space there; it is tried again.</source>
        <translation>Libera spazio lì; si riprova.</translation>
    </message>
    <message>
        <source>The server has no directory &apos;{path}&apos;.</source>
        <translation>Il server non ha la cartella «{path}».</translation>
    </message>
    <message>
        <source>Create it there, or give another address, and resume the job.</source>
        <translation>Creala lì, o indica un altro indirizzo, e riprendi.</translation>
    </message>
    <message>
        <source>Another program on the server has &apos;{path}&apos; open.</source>
        <translation>Un altro programma sul server tiene aperto «{path}».</translation>
    </message>
    <message>
        <source>Close it there; it is tried again.</source>
        <translation>Chiudilo lì; si riprova.</translation>
    </message>
    <message>
        <source>The server {host} has no share &apos;{share}&apos;.</source>
        <translation>Il server {host} non ha la condivisione «{share}».</translation>
    </message>
    <message>
        <source>Check the address, and resume the job.</source>
        <translation>Controlla l’indirizzo e riprendi.</translation>
    </message>
    <message>
        <source>The server {host} did not accept your user name and password.</source>
        <translation>Il server {host} non ha accettato nome utente e password.</translation>
    </message>
    <message>
        <source>Give them with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;, and resume the job.</source>
        <translation>Indicali con «ebbtide set TRASFERIMENTO --user NOME» o «ebbtide credentials add {host}» e riprendi il trasferimento.</translation>
    </message>
    <message>
        <source>The disk with &apos;{path}&apos; is full: {missing} more must be free.</source>
        <translation>Il disco con «{path}» è pieno: servono altri {missing}.</translation>
    </message>
    <message>
        <source>Free some space; it goes on by itself.</source>
        <translation>Libera spazio; poi continua da solo.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; could not be written: {detail}.</source>
        <translation>Impossibile scrivere «{path}»: {detail}.</translation>
    </message>
    <message>
        <source>Check the disk; it is tried again.</source>
        <translation>Controlla il disco; si riprova.</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; is not there any more.</source>
        <translation>La cartella «{path}» non c’è più.</translation>
    </message>
    <message>
        <source>Bring it back (mount the disk, create the directory); it goes on by itself.</source>
        <translation>Ripristinala (collega il disco, crea la cartella); poi continua da solo.</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{path}&apos; was removed or changed by another program.</source>
        <translation>Il file incompleto «{path}» è stato rimosso o modificato da un altro programma.</translation>
    </message>
    <message>
        <source>Nothing to do: the file starts afresh.</source>
        <translation>Nulla da fare: il file ricomincia da capo.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; lies on a disk that can only be read.</source>
        <translation>«{path}» è su un disco di sola lettura.</translation>
    </message>
    <message>
        <source>Make it writable, or choose another directory, and resume the job.</source>
        <translation>Rendilo scrivibile, o scegli un’altra cartella, e riprendi.</translation>
    </message>
    <message>
        <source>Nothing moved for {duration}. The last reason was: {detail}</source>
        <translation>Per {duration} non si è mosso nulla. Ultimo motivo: {detail}</translation>
    </message>
    <message>
        <source>The download took longer than the {duration} allowed for this job.</source>
        <translation>Il download ha superato il tempo permesso per questo trasferimento ({duration}).</translation>
    </message>
    <message>
        <source>Resume the job to give it that time again.</source>
        <translation>Riprendi per concedergli di nuovo quel tempo.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, is not there.</source>
        <translation>Il file «{path}» da inviare non c’è.</translation>
    </message>
    <message>
        <source>Bring it back, and resume the job.</source>
        <translation>Ripristinalo e riprendi.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; was changed while it was being sent.</source>
        <translation>Il file «{path}» è cambiato durante l’invio.</translation>
    </message>
    <message>
        <source>Resume the job to send the file as it is now, from the beginning.</source>
        <translation>Riprendi per inviare il file com’è ora, dall’inizio.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, cannot be read: {detail}.</source>
        <translation>Il file «{path}» da inviare non è leggibile: {detail}.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, and resume the job.</source>
        <translation>Controlla i permessi e il disco, poi riprendi.</translation>
    </message>
    <message>
        <source>The password or secret header for {host} is not kept any more.</source>
        <translation>La password o l’intestazione segreta per {host} non è più conservata.</translation>
    </message>
    <message>
        <source>Give it with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;; a secret header needs the job to be added again.</source>
        <translation>Indicala con «ebbtide set TRASFERIMENTO --user NOME» o «ebbtide credentials add {host}»; per un’intestazione segreta occorre aggiungere di nuovo il trasferimento.</translation>
    </message>
    <message>
        <source>The keyring with your passwords cannot be read: {detail}.</source>
        <translation>Il portachiavi con le password non può essere letto: {detail}.</translation>
    </message>
    <message>
        <source>Unlock it, and resume the job.</source>
        <translation>Sbloccalo e riprendi.</translation>
    </message>
    <message>
        <source>No password is kept for {host}.</source>
        <translation>Nessuna password conservata per {host}.</translation>
    </message>
    <message>
        <source>&apos;ebbtide credentials list&apos; shows for which servers there is one.</source>
        <translation>«ebbtide credentials list» mostra per quali server ce n’è una.</translation>
    </message>
    <message>
        <source>The {what} &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>Impossibile usare {what} «{path}»: {detail}.</translation>
    </message>
    <message>
        <source>Mend or replace the file, and resume the job.</source>
        <translation>Correggi o sostituisci il file e riprendi.</translation>
    </message>
    <message>
        <source>The server keeps losing the upload: {detail}.</source>
        <translation>Il server continua a perdere il caricamento: {detail}.</translation>
    </message>
    <message>
        <source>Try another method or server; resume the job to try again.</source>
        <translation>Prova un altro metodo o server; riprendi per riprovare.</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message numerus="yes">
        <source>{addresses} and {count} more</source>
        <translation>
            <numerusform>{addresses} e {count} altro</numerusform>
            <numerusform>{addresses} e altri {count}</numerusform>
        </translation>
    </message>
    <message>
        <source>any time</source>
        <translation>a qualsiasi ora</translation>
    </message>
    <message>
        <source>Added: {addresses}.</source>
        <translation>Aggiunto: {addresses}.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Sospeso.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Ripreso.</translation>
    </message>
    <message>
        <source>Connecting.</source>
        <translation>Connessione in corso.</translation>
    </message>
    <message>
        <source>Back in the queue: {reason}.</source>
        <translation>Di nuovo in coda: {reason}.</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation>Nuovo tentativo.</translation>
    </message>
    <message>
        <source>The server answered; transferring.</source>
        <translation>Il server ha risposto; trasferimento in corso.</translation>
    </message>
    <message>
        <source>File {file_number} now comes from {url}: {reason}.</source>
        <translation>Il file {file_number} ora arriva da {url}: {reason}.</translation>
    </message>
    <message>
        <source>It has a new password for {user}.</source>
        <translation>Ha una nuova password per {user}.</translation>
    </message>
    <message>
        <source>The most it may download was changed.</source>
        <translation>È cambiato quanto può scaricare al massimo.</translation>
    </message>
    <message>
        <source>The checksum that the file has to match was changed.</source>
        <translation>È cambiato il checksum a cui il file deve corrispondere.</translation>
    </message>
    <message>
        <source>File {file_number} starts afresh: {reason}.</source>
        <translation>Il file {file_number} ricomincia da capo: {reason}.</translation>
    </message>
    <message>
        <source>File {file_number} is here: {size} bytes.</source>
        <translation>Il file {file_number} è arrivato: {size} byte.</translation>
    </message>
    <message>
        <source>The server takes file {file_number}; sending.</source>
        <translation>Il server accetta il file {file_number}; invio in corso.</translation>
    </message>
    <message>
        <source>File {file_number} was sent: {size} bytes.</source>
        <translation>Il file {file_number} è stato inviato: {size} byte.</translation>
    </message>
    <message>
        <source>The server sent no reply.</source>
        <translation>Il server non ha inviato risposta.</translation>
    </message>
    <message>
        <source>The server&apos;s name counts: it will be saved as &apos;{target}&apos;.</source>
        <translation>Vale il nome dato dal server: sarà salvato come «{target}».</translation>
    </message>
    <message>
        <source>It will be saved as &apos;{target}&apos;: somebody asked for it.</source>
        <translation>Sarà salvato come «{target}»: qualcuno lo ha chiesto.</translation>
    </message>
    <message>
        <source>Saved as &apos;{target}&apos;.</source>
        <translation>Salvato come «{target}».</translation>
    </message>
    <message>
        <source>Could not save: {error}</source>
        <translation>Impossibile salvare: {error}</translation>
    </message>
    <message>
        <source>Trying again to save.</source>
        <translation>Nuovo tentativo di salvataggio.</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{error} Trying again later.</source>
        <translation>{error} Si riprova più tardi.</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>Non riuscito: {error}</translation>
    </message>
    <message>
        <source>All files are transferred.</source>
        <translation>Tutti i file sono stati trasferiti.</translation>
    </message>
    <message>
        <source>Completion was asked for.</source>
        <translation>È stato chiesto di completare.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Completato.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>Removed from the list.</source>
        <translation>Rimosso dall’elenco.</translation>
    </message>
    <message>
        <source>Priority is now {priority}.</source>
        <translation>La priorità ora è {priority}.</translation>
    </message>
    <message>
        <source>Runs on these connections now: {words}.</source>
        <translation>Ora viene eseguito su queste connessioni: {words}.</translation>
    </message>
    <message>
        <source>While you are at the computer, from now on: {words}.</source>
        <translation>Mentre sei al computer, d’ora in poi: {words}.</translation>
    </message>
    <message>
        <source>Runs at these times now: {words}.</source>
        <translation>Ora viene eseguito in questi orari: {words}.</translation>
    </message>
    <message>
        <source>The time of its start was changed.</source>
        <translation>L’ora di avvio è stata cambiata.</translation>
    </message>
    <message>
        <source>Started now, whatever the cost, the hour or the power, and whoever is here.</source>
        <translation>Avviato subito, senza badare a costi, orari, alimentazione o a chi è presente.</translation>
    </message>
    <message>
        <source>Moved in line.</source>
        <translation>Spostato nella coda.</translation>
    </message>
    <message>
        <source>Nothing happened for {duration}.</source>
        <translation>Per {duration} non è successo nulla.</translation>
    </message>
    <message>
        <source>Its limit was changed.</source>
        <translation>Il limite è stato cambiato.</translation>
    </message>
    <message>
        <source>Renamed to &apos;{name}&apos;.</source>
        <translation>Rinominato in «{name}».</translation>
    </message>
</context>
<context>
    <name>Expander</name>
    <message>
        <source>&amp;More…</source>
        <translation>A&amp;ltro…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Pages of more wishes</source>
        <translation>Pagine di altre opzioni</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no: it starts from the beginning</source>
        <translation>no: ricomincia dall’inizio</translation>
    </message>
    <message>
        <source>Goes on where it broke off</source>
        <translation>Riprende dove si è interrotto</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Ultima modifica</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Checksum by the server</source>
        <translation>Checksum del server</translation>
    </message>
    <message>
        <source>Checksum you gave</source>
        <translation>Checksum indicato da te</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Mirror</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>kept secret</source>
        <translation>tenuto segreto</translation>
    </message>
    <message>
        <source>Header we send</source>
        <translation>Intestazione inviata</translation>
    </message>
</context>
<context>
    <name>FileState</name>
    <message>
        <source>Sent</source>
        <translation>Inviato</translation>
    </message>
    <message>
        <source>Being completed</source>
        <translation>In fase di completamento</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Incompleto</translation>
    </message>
    <message>
        <source>Complete, being saved</source>
        <translation>Completo, in salvataggio</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Salvato</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>File</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ricevuto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parti</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Trasferiti</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
</context>
<context>
    <name>FilterRail</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorità</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direzione</translation>
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
        <translation>{number}%</translation>
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
        <translation>{days} g</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} g {hours} h</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Attivi</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Completati</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non riusciti</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Cosa è successo</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>There is no address in the clipboard.</source>
        <translation>Negli appunti non c’è alcun indirizzo.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Start &amp;now</source>
        <translation>Avvia &amp;ora</translation>
    </message>
    <message>
        <source>&amp;Allow on this network</source>
        <translation>C&amp;onsenti su questa rete</translation>
    </message>
    <message>
        <source>&amp;Log in…</source>
        <translation>&amp;Accedi…</translation>
    </message>
    <message>
        <source>Change chec&amp;ksum…</source>
        <translation>Cambia somma di &amp;controllo…</translation>
    </message>
    <message>
        <source>Change ma&amp;ximum size…</source>
        <translation>Cambia dimensione m&amp;assima…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Riprendi</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Sospendi</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Sospendi o riprendi</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ri&amp;muovi</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Apri</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Mostra nella &amp;cartella</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Copia in&amp;dirizzo</translation>
    </message>
    <message>
        <source>Copy &amp;whole address</source>
        <translation>Copia indirizzo in&amp;tero</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>Ri&amp;muovi dall’elenco</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnulla</translation>
    </message>
    <message>
        <source>&amp;Copy address without its signature</source>
        <translation>Copia in&amp;dirizzo senza la firma</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>R&amp;iprova</translation>
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation>&amp;Priorità</translation>
    </message>
</context>
<context>
    <name>JobKind</name>
    <message>
        <source>Uploads</source>
        <translation>Caricamenti</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Download</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Transfers</source>
        <translation>Trasferimenti</translation>
    </message>
    <message>
        <source>As it was: the transfer engine has ended</source>
        <translation>Situazione precedente: il motore dei trasferimenti è terminato</translation>
    </message>
    <message>
        <source>No transfer here matches “{text}”</source>
        <translation>Nessun trasferimento corrisponde a «{text}»</translation>
    </message>
    <message>
        <source>No transfer here at the moment</source>
        <translation>Nessun trasferimento qui al momento</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>The desktop&apos;s</source>
        <translation>Quella del desktop</translation>
    </message>
</context>
<context>
    <name>LimitMenu</name>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Speed &amp;limit: {limit}</source>
        <translation>&amp;Limite di velocità: {limit}</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Altro…</translation>
    </message>
    <message>
        <source>&amp;No limit</source>
        <translation>&amp;Nessun limite</translation>
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
        <translation>nessun trasferimento in corso</translation>
    </message>
    <message>
        <source>link idle</source>
        <translation>linea libera</translation>
    </message>
    <message>
        <source>finding out how fast the link is</source>
        <translation>misura della velocità della linea</translation>
    </message>
    <message>
        <source>yielding: {delay} of queue</source>
        <translation>cede il passo: coda di {delay}</translation>
    </message>
    <message>
        <source>you are using the network</source>
        <translation>stai usando la rete</translation>
    </message>
    <message>
        <source>you are using the network: {others} of it</source>
        <translation>stai usando la rete: {others}</translation>
    </message>
    <message>
        <source>measuring the empty link</source>
        <translation>misura della linea libera</translation>
    </message>
    <message>
        <source>at full speed: what is running does not give way</source>
        <translation>a piena velocità: ciò che è in corso non cede il passo</translation>
    </message>
    <message>
        <source>on your own network: not held back</source>
        <translation>nella tua rete: nessun freno</translation>
    </message>
    <message>
        <source>not measured on this system</source>
        <translation>non misurato su questo sistema</translation>
    </message>
    <message>
        <source>limited to {limit}</source>
        <translation>limitato a {limit}</translation>
    </message>
    <message>
        <source>limited to {limit} until {until}</source>
        <translation>limitato a {limit} (termine: {until})</translation>
    </message>
    <message>
        <source>stopped by the limit</source>
        <translation>fermato dal limite</translation>
    </message>
    <message>
        <source>stopped by the limit until {until}</source>
        <translation>fermato dal limite (termine: {until})</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Accesso</translation>
    </message>
    <message>
        <source>“{name}” needs a user name for {server}.</source>
        <translation>«{name}» richiede un nome utente per {server}.</translation>
    </message>
    <message>
        <source>For this transfer only</source>
        <translation>Solo per questo trasferimento</translation>
    </message>
    <message>
        <source>Kept for all transfers with this server</source>
        <translation>Conservato per tutti i trasferimenti con questo server</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Utente:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;word:</translation>
    </message>
    <message>
        <source>U&amp;se it:</source>
        <translation>U&amp;salo:</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Accedi</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>State of all transfers</source>
        <translation>Stato di tutti i trasferimenti</translation>
    </message>
</context>
<context>
    <name>MaximumDialog</name>
    <message>
        <source>Change maximum size</source>
        <translation>Cambia dimensione massima</translation>
    </message>
    <message>
        <source>“{name}” may be {size} at most so far.</source>
        <translation>Finora «{name}» può essere al massimo {size}.</translation>
    </message>
    <message>
        <source>&amp;Any size</source>
        <translation>&amp;Qualsiasi dimensione</translation>
    </message>
    <message>
        <source>At &amp;most:</source>
        <translation>Al &amp;massimo:</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Modifica</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Chiudi questo messaggio</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>unknown network</source>
        <translation>rete sconosciuta</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Only parts of file {file_number} are wanted, by offset and length: {ranges}.</source>
        <translation>Del file {file_number} si vogliono solo alcune parti, per inizio e lunghezza: {ranges}.</translation>
    </message>
    <message>
        <source>The file has to match the checksum {checksum}.</source>
        <translation>Il file deve corrispondere al checksum {checksum}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file&apos;s ETag is still {etag}.</source>
        <translation>Chiesti i byte da {start} in poi, se l’ETag del file è ancora {etag}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file was not changed since {date}.</source>
        <translation>Chiesti i byte da {start} in poi, se il file non è cambiato dal {date}.</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, and for those just before, to compare them with what is here.</source>
        <translation>Chiesti i byte da {start} in poi e quelli appena prima, per confrontarli con ciò che c’è.</translation>
    </message>
    <message>
        <source>The server answered {status}: it would send the whole file. It may still be the same, so it is asked in another way.</source>
        <translation>Il server ha risposto {status}: invierebbe tutto il file. Potrebbe essere ancora lo stesso, quindi si chiede in altro modo.</translation>
    </message>
    <message>
        <source>The server answered {status}: it sends the whole file again.</source>
        <translation>Il server ha risposto {status}: invia di nuovo tutto il file.</translation>
    </message>
    <message>
        <source>The server answered {status}: it has no bytes there.</source>
        <translation>Il server ha risposto {status}: lì non ha byte.</translation>
    </message>
    <message>
        <source>The server answered 206, but with another part than was asked for.</source>
        <translation>Il server ha risposto 206, ma con una parte diversa da quella chiesta.</translation>
    </message>
    <message>
        <source>The server answered 206, but with a part of another version of the file.</source>
        <translation>Il server ha risposto 206, ma con una parte di un’altra versione del file.</translation>
    </message>
    <message>
        <source>The server sends another version of the file.</source>
        <translation>Il server invia un&apos;altra versione del file.</translation>
    </message>
    <message>
        <source>The server answered 206, but the bytes just before differ from those here.</source>
        <translation>Il server ha risposto 206, ma i byte appena prima sono diversi da quelli che ci sono.</translation>
    </message>
    <message>
        <source>The connection broke early; less of what is here is fetched again.</source>
        <translation>La connessione si è interrotta presto; viene scaricata di nuovo una parte minore di ciò che è già qui.</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being fetched, so it starts afresh.</source>
        <translation>Il file sul server è stato modificato durante lo scaricamento, perciò si ricomincia da capo.</translation>
    </message>
    <message>
        <source>Asked once more at the end: the file on the server is still the same.</source>
        <translation>Chiesto ancora una volta alla fine: il file sul server è sempre lo stesso.</translation>
    </message>
    <message>
        <source>Whether the file was changed on the server meanwhile could not be asked at the end. {error}</source>
        <translation>Alla fine non è stato possibile chiedere se nel frattempo il file sul server fosse cambiato. {error}</translation>
    </message>
    <message>
        <source>All of the file is here. Whether it was changed on the server meanwhile is asked a little later.</source>
        <translation>Il file è tutto qui. Se nel frattempo sia cambiato sul server si chiede tra poco.</translation>
    </message>
    <message>
        <source>The server compressed the file with {coding} on the way; that was undone.</source>
        <translation>Il server ha compresso il file con {coding} durante l’invio; è stato decompresso.</translation>
    </message>
    <message>
        <source>A web page came from {host} instead of the file.</source>
        <translation>Da {host} è arrivata una pagina web invece del file.</translation>
    </message>
    <message numerus="yes">
        <source>Fetching over up to {count} connections.</source>
        <translation>
            <numerusform>Download con al massimo {count} connessione.</numerusform>
            <numerusform>Download con al massimo {count} connessioni.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not take another connection; it gets {count} for a while. {error}</source>
        <translation>
            <numerusform>Il server non ha accettato altre connessioni; per un po’ ne avrà {count}. {error}</numerusform>
            <numerusform>Il server non ha accettato altre connessioni; per un po’ ne avrà {count}. {error}</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fetching from {host} any more: {why}</source>
        <translation>Non si scarica più da {host}: {why}</translation>
    </message>
    <message>
        <source>It has another version of the file.</source>
        <translation>Ha un’altra versione del file.</translation>
    </message>
    <message>
        <source>It sent bytes that do not match their checksum.</source>
        <translation>Ha inviato dati che non corrispondono al checksum.</translation>
    </message>
    <message numerus="yes">
        <source>The server told {count} more places where the file is.</source>
        <translation>
            <numerusform>Il server ha indicato {count} altro posto dove si trova il file.</numerusform>
            <numerusform>Il server ha indicato altri {count} posti dove si trova il file.</numerusform>
        </translation>
    </message>
    <message>
        <source>The description at {host} told checksums or more places for the file.</source>
        <translation>La descrizione su {host} ha indicato checksum o altri posti per il file.</translation>
    </message>
    <message>
        <source>The description at {host} could not be used. {error}</source>
        <translation>La descrizione su {host} non è utilizzabile. {error}</translation>
    </message>
    <message>
        <source>Asked {host} for bytes from {start} on; the checksum will tell whether all belong together.</source>
        <translation>Chiesti a {host} i byte da {start} in poi; il checksum dirà se tutto combacia.</translation>
    </message>
    <message>
        <source>Bytes {first} to {last} do not match their checksum; they are fetched again.</source>
        <translation>I byte da {first} a {last} non corrispondono al checksum; vengono riscaricati.</translation>
    </message>
    <message numerus="yes">
        <source>All {count} parts of the file match their checksums.</source>
        <translation>
            <numerusform>L’unica parte del file corrisponde al checksum ({count}).</numerusform>
            <numerusform>Tutte le {count} parti del file corrispondono ai checksum.</numerusform>
        </translation>
    </message>
    <message>
        <source>The {algorithm} checksum was read from the file beside it.</source>
        <translation>Il checksum {algorithm} è stato letto dal file accanto.</translation>
    </message>
    <message>
        <source>There is no usable .{ending} file beside it. {error}</source>
        <translation>Accanto non c’è un file .{ending} utilizzabile. {error}</translation>
    </message>
    <message>
        <source>The file matches its {algorithm} checksum.</source>
        <translation>Il file corrisponde al checksum {algorithm}.</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum; parts of it may be from before.</source>
        <translation>Il file non corrisponde al checksum {algorithm}; alcune parti potrebbero essere precedenti.</translation>
    </message>
    <message>
        <source>{host} asked who you are, and was told.</source>
        <translation>{host} ha chiesto chi sei e ha avuto risposta.</translation>
    </message>
    <message>
        <source>This job fetches its file in one go, so it starts from the beginning.</source>
        <translation>Questo trasferimento scarica il file in una volta sola, quindi riparte dall’inizio.</translation>
    </message>
    <message>
        <source>The server sends the whole file; the parts that are wanted are picked out of it.</source>
        <translation>Il server invia tutto il file; se ne prendono le parti volute.</translation>
    </message>
    <message>
        <source>The server was asked how it takes files; sending by {method}: {why}.</source>
        <translation>Chiesto al server come accetta i file; invio con {method}: {why}.</translation>
    </message>
    <message>
        <source>The server does not know the unfinished upload any more; it begins again.</source>
        <translation>Il server non conosce più il caricamento incompleto; si ricomincia.</translation>
    </message>
    <message>
        <source>The server has the first {offset} bytes already; the upload goes on from there.</source>
        <translation>Il server ha già i primi {offset} byte; il caricamento continua da lì.</translation>
    </message>
    <message>
        <source>The server does not take so much at once; it gets {size} bytes at a time now.</source>
        <translation>Il server non accetta tanto in una volta; ora riceve {size} byte alla volta.</translation>
    </message>
    <message>
        <source>The server kept {length} bytes of the attempt before; they are replaced.</source>
        <translation>Il server ha tenuto {length} byte del tentativo precedente; vengono sostituiti.</translation>
    </message>
    <message>
        <source>The server does not let files be renamed (it answered {status}); the file is written to its final name at once.</source>
        <translation>Il server non permette di rinominare i file (ha risposto {status}); il file viene scritto subito con il nome definitivo.</translation>
    </message>
    <message>
        <source>How far the server got before is not known; the file is sent from the beginning.</source>
        <translation>Non si sa quanto avesse ricevuto il server; il file viene inviato dall’inizio.</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>come prima</translation>
    </message>
    <message>
        <source>it speaks tus, by which uploads can go on after an interruption</source>
        <translation>conosce tus, con cui i caricamenti riprendono dopo un’interruzione</translation>
    </message>
    <message>
        <source>it takes BITS uploads, which can go on after an interruption</source>
        <translation>accetta caricamenti BITS, che riprendono dopo un’interruzione</translation>
    </message>
    <message>
        <source>a trial showed that it takes files piece by piece</source>
        <translation>una prova ha mostrato che accetta i file a pezzi</translation>
    </message>
    <message>
        <source>it knows no way to go on after an interruption</source>
        <translation>non sa riprendere dopo un’interruzione</translation>
    </message>
    <message>
        <source>The server {host}, to which this upload was assigned, does not answer.</source>
        <translation>Il server {host}, a cui era assegnato questo caricamento, non risponde.</translation>
    </message>
    <message>
        <source>The server had closed the upload already; the file is there with its length.</source>
        <translation>Il server aveva già chiuso il caricamento; il file è lì con la sua lunghezza.</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; is another one than before, or was changed.</source>
        <translation>Il file «{path}» è un altro rispetto a prima, o è cambiato.</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; was changed while it was being read.</source>
        <translation>Il file «{path}» è cambiato durante la lettura.</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos;.</source>
        <translation>Creata la cartella «{path}».</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not there any more.</source>
        <translation>Il file incompleto «{name}» non c’è più.</translation>
    </message>
    <message>
        <source>{size} bytes of the file are there already; the rest is copied.</source>
        <translation>{size} byte del file ci sono già; il resto viene copiato.</translation>
    </message>
    <message>
        <source>Connected to {host} by SMB {dialect}; {protection}.</source>
        <translation>Connesso a {host} con SMB {dialect}; {protection}.</translation>
    </message>
    <message>
        <source>what it sends is signed</source>
        <translation>ciò che invia è firmato</translation>
    </message>
    <message>
        <source>what it sends is encrypted</source>
        <translation>ciò che invia è cifrato</translation>
    </message>
    <message>
        <source>as a guest, so what it sends could be changed on the way</source>
        <translation>come ospite, quindi ciò che invia potrebbe essere alterato per strada</translation>
    </message>
    <message>
        <source>The file on the server is another one than before, or was changed.</source>
        <translation>Il file sul server è un altro rispetto a prima, o è cambiato.</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being read.</source>
        <translation>Il file sul server è cambiato durante la lettura.</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos; on the server.</source>
        <translation>Creata sul server la cartella «{path}».</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file already; the rest is sent.</source>
        <translation>Il server ha già {size} byte del file; il resto viene inviato.</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file, fewer than it said; it goes on from there.</source>
        <translation>Il server ha {size} byte del file, meno di quanto dicesse; si continua da lì.</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not on the server any more.</source>
        <translation>Il file incompleto «{name}» non è più sul server.</translation>
    </message>
    <message>
        <source>The server did not take the file&apos;s time.</source>
        <translation>Il server non ha accettato la data del file.</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;.</source>
        <translation>I dati errati restano in «{path}».</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;, in place of those of before.</source>
        <translation>I byte errati sono stati conservati come «{path}», al posto di quelli di prima.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in the keyring.</source>
        <translation>Password e intestazioni segrete di questo trasferimento sono nel portachiavi.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in a file that only you can read, because the keyring cannot be used: {detail}.</source>
        <translation>Password e intestazioni segrete di questo trasferimento sono in un file leggibile solo da te, perché il portachiavi non è utilizzabile: {detail}.</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are kept only until Ebbtide ends, because the keyring cannot be used: {detail}.</source>
        <translation>Password e intestazioni segrete di questo trasferimento restano solo finché Ebbtide è aperto, perché il portachiavi non è utilizzabile: {detail}.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>“{name}” has arrived</source>
        <translation>«{name}» è arrivato</translation>
    </message>
    <message>
        <source>“{name}” needs you</source>
        <translation>«{name}» richiede attenzione</translation>
    </message>
    <message>
        <source>“{name}” waits</source>
        <translation>«{name}» è in attesa</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers arrived while you were away</source>
        <translation>
            <numerusform>{count} trasferimento completato in tua assenza</numerusform>
            <numerusform>{count} trasferimenti completati in tua assenza</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers have arrived</source>
        <translation>
            <numerusform>{count} trasferimento completato</numerusform>
            <numerusform>{count} trasferimenti completati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers need you</source>
        <translation>
            <numerusform>{count} trasferimento richiede attenzione</numerusform>
            <numerusform>{count} trasferimenti richiedono attenzione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers wait</source>
        <translation>
            <numerusform>{count} trasferimento in attesa</numerusform>
            <numerusform>{count} trasferimenti in attesa</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostra nella cartella</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Accedi…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>Cambia somma di controllo…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>Cambia dimensione massima…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Avvia ora</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostra</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Needs {needed}, {free} free</source>
        <translation>Servono {needed}, liberi {free}</translation>
    </message>
    <message>
        <source>{needed} together</source>
        <translation>In tutto {needed}</translation>
    </message>
    <message>
        <source>There is no network connection to ask the server over</source>
        <translation>Non c’è connessione di rete per chiedere al server</translation>
    </message>
    <message>
        <source>Your rules forbid asking over this connection ({network})</source>
        <translation>Le tue regole non permettono di chiedere su questa connessione ({network})</translation>
    </message>
    <message>
        <source>The server asks for a name and password</source>
        <translation>Il server chiede nome utente e password</translation>
    </message>
    <message>
        <source>A folder, with all that is in it</source>
        <translation>Una cartella con tutto ciò che contiene</translation>
    </message>
    <message>
        <source>A list of files</source>
        <translation>Un elenco di file</translation>
    </message>
    <message numerus="yes">
        <source>A list of {count} files</source>
        <translation>
            <numerusform>Un elenco di {count} file</numerusform>
            <numerusform>Un elenco di {count} file</numerusform>
        </translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>dimensione sconosciuta</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>si può riprendere</translation>
    </message>
    <message>
        <source>cannot be resumed</source>
        <translation>non si può riprendere</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>una pagina web</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>modificato {time}</translation>
    </message>
    <message>
        <source>You are already downloading this (job {number})</source>
        <translation>Lo stai già scaricando (trasferimento {number})</translation>
    </message>
    <message>
        <source>You have downloaded this already (job {number})</source>
        <translation>L’hai già scaricato (trasferimento {number})</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will wait until you have decided</source>
        <translation>{name} è già in {directory}: aspetterà una tua decisione</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will be saved as {other}</source>
        <translation>{name} è già in {directory}: sarà salvato come {other}</translation>
    </message>
    <message>
        <source>Another download is called {name}: it will be saved as {other}</source>
        <translation>Un altro download si chiama {name}: sarà salvato come {other}</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>What the servers say</source>
        <translation>Che cosa dicono i server</translation>
    </message>
    <message>
        <source>Answers: {answers}; to be looked at: {worries}</source>
        <translation>Risposte: {answers}; da controllare: {worries}</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Richiesta al server…</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>No file of this transfer is finished.</source>
        <translation>Nessun file di questo trasferimento è completo.</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program is set for it.</source>
        <translation>Impossibile aprire «{name}»: nessun programma è associato.</translation>
    </message>
</context>
<context>
    <name>Ordinal</name>
    <message>
        <source>{number}th</source>
        <translation>{number}º</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Not connected: the transfer engine has ended</source>
        <translation>Non connesso: il motore dei trasferimenti è terminato</translation>
    </message>
    <message numerus="yes">
        <source>{count} waiting</source>
        <translation>
            <numerusform>{count} in attesa</numerusform>
            <numerusform>{count} in attesa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} failed</source>
        <translation>
            <numerusform>{count} non riuscito</numerusform>
            <numerusform>{count} non riusciti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} running</source>
        <translation>
            <numerusform>{count} in corso</numerusform>
            <numerusform>{count} in corso</numerusform>
        </translation>
    </message>
    <message>
        <source>All transfers are paused until {time}</source>
        <translation>Tutti i trasferimenti sono sospesi (ripresa: {time})</translation>
    </message>
    <message>
        <source>All transfers are paused</source>
        <translation>Tutti i trasferimenti sono sospesi</translation>
    </message>
    <message numerus="yes">
        <source>Needs you: {count} failed</source>
        <translation>
            <numerusform>Richiede attenzione: {count} non riuscito</numerusform>
            <numerusform>Richiedono attenzione: {count} non riusciti</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nulla in corso</translation>
    </message>
    <message>
        <source>Nothing to transfer</source>
        <translation>Nulla da trasferire</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Sent to</source>
        <translation>Inviato a</translation>
    </message>
    <message>
        <source>Saved to</source>
        <translation>Salvato in</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorità</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunto</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause all</source>
        <translation>&amp;Sospendi tutti</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>Finché non &amp;riprendo</translation>
    </message>
    <message>
        <source>For an &amp;hour, until {time}</source>
        <translation>Per un’&amp;ora, fino alle {time}</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, {time}</source>
        <translation>Fino a &amp;domani, {time}</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>Data plans</source>
        <translation>Piani dati</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Usato</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Su</translation>
    </message>
    <message>
        <source>Begins anew</source>
        <translation>Si rinnova</translation>
    </message>
    <message>
        <source>Every byte costs extra</source>
        <translation>Ogni byte costa in più</translation>
    </message>
    <message>
        <source>It gets slow</source>
        <translation>Diventa lenta</translation>
    </message>
    <message>
        <source>&amp;Save the plan</source>
        <translation>&amp;Salva il piano</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Rimuovi</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>&amp;Rete:</translation>
    </message>
    <message>
        <source>In each &amp;month:</source>
        <translation>Ogni &amp;mese:</translation>
    </message>
    <message>
        <source>&amp;Used so far:</source>
        <translation>&amp;Usato finora:</translation>
    </message>
    <message>
        <source>&amp;Begins on day:</source>
        <translation>&amp;Inizia il giorno:</translation>
    </message>
    <message>
        <source>B&amp;eyond it:</source>
        <translation>&amp;Oltre il limite:</translation>
    </message>
    <message>
        <source>Ebbtide counts what it moves itself. If your provider&apos;s page says another number, type it in.</source>
        <translation>Ebbtide conta ciò che trasferisce. Se la pagina del tuo operatore indica un altro numero, inseriscilo.</translation>
    </message>
</context>
<context>
    <name>PolicyMenus</name>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Connessioni</translation>
    </message>
    <message>
        <source>&amp;While you are at the computer</source>
        <translation>&amp;Mentre sei al computer</translation>
    </message>
    <message>
        <source>Run at any &amp;hour</source>
        <translation>Esegui a qualsiasi &amp;ora</translation>
    </message>
    <message>
        <source>Start as soon as it &amp;can</source>
        <translation>Avvia appena &amp;possibile</translation>
    </message>
    <message>
        <source>Take its &amp;limit away</source>
        <translation>Togli il suo &amp;limite</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>Secondo la priorità</translation>
    </message>
    <message>
        <source>By its priority: {rule}</source>
        <translation>Secondo la priorità: {rule}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Set by your administrator</source>
        <translation>Stabilito dall’amministratore</translation>
    </message>
    <message>
        <source>Your administrator&apos;s default</source>
        <translation>Valore predefinito dell’amministratore</translation>
    </message>
    <message>
        <source>Back to the usual value</source>
        <translation>Torna al valore predefinito</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferenze</translation>
    </message>
    <message>
        <source>No preference has these words</source>
        <translation>Nessuna preferenza contiene queste parole</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>Cerca nelle preferenze</translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Foreground</source>
        <translation>Primo piano</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bassa</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel transfer</source>
        <translation>Annulla trasferimento</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Mantieni</translation>
    </message>
    <message>
        <source>&amp;Cancel and delete</source>
        <translation>&amp;Annulla ed elimina</translation>
    </message>
    <message>
        <source>&amp;Cancel transfer</source>
        <translation>&amp;Annulla il trasferimento</translation>
    </message>
    <message>
        <source>{size} already here will be deleted.</source>
        <translation>I {size} già ricevuti saranno eliminati.</translation>
    </message>
    <message>
        <source>What is being sent stays on this computer as it is.</source>
        <translation>Ciò che viene inviato resta su questo computer così com’è.</translation>
    </message>
    <message>
        <source>Cancel “{name}”?</source>
        <translation>Annullare «{name}»?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel or remove {count} transfers?</source>
        <translation>
            <numerusform>Annullare o rimuovere {count} trasferimento?</numerusform>
            <numerusform>Annullare o rimuovere {count} trasferimenti?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>paused by you</source>
        <translation>sospeso da te</translation>
    </message>
    <message>
        <source>you were here</source>
        <translation>eri al computer</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>a consumo</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>a batteria</translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation>fuori orario</translation>
    </message>
    <message>
        <source>stopped by a limit</source>
        <translation>fermo per un limite</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>nessuna rete</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message>
        <source>Trying again: {error}</source>
        <translation>Nuovo tentativo: {error}</translation>
    </message>
    <message>
        <source>Trying again in {duration}: {error}</source>
        <translation>Nuovo tentativo tra {duration}: {error}</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connessione in corso</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>Trasferimento in corso</translation>
    </message>
    <message>
        <source>About to start</source>
        <translation>Sta per iniziare</translation>
    </message>
    <message>
        <source>Begins in a moment.</source>
        <translation>Inizia tra un momento.</translation>
    </message>
    <message>
        <source>Waiting: all transfers are paused</source>
        <translation>In attesa: tutti i trasferimenti sono sospesi</translation>
    </message>
    <message>
        <source>Resume all transfers.</source>
        <translation>Riprendi tutti i trasferimenti.</translation>
    </message>
    <message>
        <source>Waiting: {error}</source>
        <translation>In attesa: {error}</translation>
    </message>
    <message>
        <source>Goes on when it can be recorded again.</source>
        <translation>Continua quando sarà di nuovo possibile registrarlo.</translation>
    </message>
    <message>
        <source>Waiting: Ebbtide is quitting</source>
        <translation>In attesa: Ebbtide si sta chiudendo</translation>
    </message>
    <message>
        <source>Goes on when Ebbtide runs again.</source>
        <translation>Continua quando Ebbtide sarà riaperto.</translation>
    </message>
    <message>
        <source>Waiting: the computer is going to sleep</source>
        <translation>In attesa: il computer sta andando in sospensione</translation>
    </message>
    <message>
        <source>Goes on when it is awake again.</source>
        <translation>Continua al risveglio.</translation>
    </message>
    <message>
        <source>Waiting: looking at the network first</source>
        <translation>In attesa: prima si controlla la rete</translation>
    </message>
    <message>
        <source>Waiting: there is no network connection</source>
        <translation>In attesa: nessuna connessione di rete</translation>
    </message>
    <message>
        <source>Goes on when the network is back.</source>
        <translation>Continua quando torna la rete.</translation>
    </message>
    <message>
        <source>Waiting: starts at {time}</source>
        <translation>In attesa (inizio: {time})</translation>
    </message>
    <message>
        <source>Starts at its time, or start it now.</source>
        <translation>Inizia alla sua ora, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: may run again at {time}</source>
        <translation>In attesa (ripresa possibile: {time})</translation>
    </message>
    <message>
        <source>Runs in its hours ({window}), or start it now.</source>
        <translation>Parte nei suoi orari ({window}), o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: transfers may run again at {time}</source>
        <translation>In attesa: fuori dall’orario dei trasferimenti (ripresa possibile: {time})</translation>
    </message>
    <message>
        <source>Runs in the hours of the settings ({window}), or start it now.</source>
        <translation>Parte negli orari impostati ({window}), o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: this connection is metered ({network})</source>
        <translation>In attesa: questa connessione è a consumo ({network})</translation>
    </message>
    <message>
        <source>Runs on an unmetered network, or start it now.</source>
        <translation>Riprende su una rete non a consumo, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is metered ({network})</source>
        <translation>In attesa: non si sa se questa connessione è a consumo ({network})</translation>
    </message>
    <message>
        <source>Runs when that can be told; the settings say what to assume. Or start it now.</source>
        <translation>Riprende quando si saprà; le impostazioni dicono cosa presumere. O avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: this connection has a data plan ({network})</source>
        <translation>In attesa: questa connessione ha un piano dati ({network})</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is nearly used up ({network})</source>
        <translation>In attesa: il piano dati di questa connessione è quasi esaurito ({network})</translation>
    </message>
    <message>
        <source>Runs on another network or when the plan starts anew, or start it now.</source>
        <translation>Riprende su un’altra rete o al rinnovo del piano, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is used up ({network})</source>
        <translation>In attesa: il piano dati di questa connessione è esaurito ({network})</translation>
    </message>
    <message>
        <source>Waiting: this job does not run on an unmetered connection ({network})</source>
        <translation>In attesa: questo trasferimento non parte su connessioni non a consumo ({network})</translation>
    </message>
    <message>
        <source>Runs on a metered network, or start it now.</source>
        <translation>Riprende su una rete a consumo, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: this connection is roaming ({network})</source>
        <translation>In attesa: questa connessione è in roaming ({network})</translation>
    </message>
    <message>
        <source>Runs at home, or start it now.</source>
        <translation>Riprende nella rete di casa, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is roaming ({network})</source>
        <translation>In attesa: non si sa se questa connessione è in roaming ({network})</translation>
    </message>
    <message>
        <source>Waiting: you are at the computer</source>
        <translation>In attesa: sei al computer</translation>
    </message>
    <message>
        <source>Continues after {duration} away, or start it now.</source>
        <translation>Continua dopo {duration} di assenza, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: a program fills the screen</source>
        <translation>In attesa: un programma occupa tutto lo schermo</translation>
    </message>
    <message>
        <source>Continues after that, or start it now.</source>
        <translation>Poi continua, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: a program keeps the screen on</source>
        <translation>In attesa: un programma tiene acceso lo schermo</translation>
    </message>
    <message>
        <source>Waiting: {programs} is running</source>
        <translation>In attesa: è in esecuzione {programs}</translation>
    </message>
    <message>
        <source>Continues when it has ended, or start it now.</source>
        <translation>Continua quando sarà terminato, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether you are at the computer</source>
        <translation>In attesa: non si sa se sei al computer</translation>
    </message>
    <message>
        <source>Waiting: the computer runs on battery</source>
        <translation>In attesa: il computer è alimentato a batteria</translation>
    </message>
    <message>
        <source>Goes on when the computer is plugged in, or start it now.</source>
        <translation>Continua quando il computer è collegato alla corrente, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: the battery is low</source>
        <translation>In attesa: la batteria è scarica</translation>
    </message>
    <message>
        <source>Waiting: the computer is saving power</source>
        <translation>In attesa: il computer sta risparmiando energia</translation>
    </message>
    <message>
        <source>Goes on when that ends, or start it now.</source>
        <translation>Continua quando finisce, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether the computer runs on battery</source>
        <translation>In attesa: non si sa se il computer è a batteria</translation>
    </message>
    <message>
        <source>Waiting: this job&apos;s limit is 0</source>
        <translation>In attesa: il limite di questo trasferimento è 0</translation>
    </message>
    <message>
        <source>Give it another limit.</source>
        <translation>Assegnagli un altro limite.</translation>
    </message>
    <message>
        <source>Waiting: the limit for all downloads is 0</source>
        <translation>In attesa: il limite per tutti i download è 0</translation>
    </message>
    <message>
        <source>Change the setting download_limit.</source>
        <translation>Cambia l’impostazione «Download al massimo».</translation>
    </message>
    <message>
        <source>Waiting: the limit for all uploads is 0</source>
        <translation>In attesa: il limite per tutti i caricamenti è 0</translation>
    </message>
    <message>
        <source>Change the setting upload_limit.</source>
        <translation>Cambia l’impostazione «Caricamento al massimo».</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits</source>
        <translation>In attesa: fermo per l’orario dei limiti</translation>
    </message>
    <message>
        <source>Change the setting limit_timetable.</source>
        <translation>Cambia l’impostazione «Limiti secondo l’orario».</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits until {time}</source>
        <translation>In attesa: fermo per l’orario dei limiti (ripresa: {time})</translation>
    </message>
    <message>
        <source>Goes on then, or change the setting limit_timetable.</source>
        <translation>Poi continua; oppure cambia l’impostazione «Limiti secondo l’orario».</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: {host} serves {count} of your transfers already</source>
        <translation>
            <numerusform>In attesa: {host} serve già {count} tuo trasferimento</numerusform>
            <numerusform>In attesa: {host} serve già {count} tuoi trasferimenti</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs when one of them has ended, or start it now.</source>
        <translation>Riprende quando uno di essi finisce, o avvialo ora.</translation>
    </message>
    <message>
        <source>Waiting: {position} in line behind &apos;{name}&apos;</source>
        <translation>In attesa: {position} in coda dopo «{name}»</translation>
    </message>
    <message>
        <source>Its turn comes by itself, or start it now.</source>
        <translation>Il suo turno arriva da solo, o avvialo ora.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: more than {count} jobs go first</source>
        <translation>
            <numerusform>In attesa: più di {count} trasferimento ha la precedenza</numerusform>
            <numerusform>In attesa: più di {count} trasferimenti hanno la precedenza</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again at {time} (attempt {attempt}): {error}</source>
        <translation>Nuovo tentativo ({time}, n. {attempt}): {error}</translation>
    </message>
    <message>
        <source>Tried again by itself; resume it to try at once.</source>
        <translation>Si riprova da solo; riprendi per provare subito.</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Sospeso da te</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Riprendilo.</translation>
    </message>
    <message>
        <source>Needs you: {error}</source>
        <translation>Richiede attenzione: {error}</translation>
    </message>
    <message>
        <source>Resume it when the cause is gone.</source>
        <translation>Riprendilo quando la causa è risolta.</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>Non riuscito: {error}</translation>
    </message>
    <message>
        <source>Cancel it, or resume it if you think that the cause is gone.</source>
        <translation>Annullalo, o riprendilo se pensi che la causa sia risolta.</translation>
    </message>
    <message>
        <source>All files are transferred; complete the job to finish it</source>
        <translation>Tutti i file sono trasferiti; completa il trasferimento per concluderlo</translation>
    </message>
    <message>
        <source>Complete it.</source>
        <translation>Completalo.</translation>
    </message>
    <message>
        <source>Saving under the final name</source>
        <translation>Salvataggio con il nome definitivo</translation>
    </message>
    <message>
        <source>Ends by itself.</source>
        <translation>Finisce da solo.</translation>
    </message>
    <message>
        <source>Could not be saved: {error}</source>
        <translation>Impossibile salvare: {error}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Completato</translation>
    </message>
    <message numerus="yes">
        <source>Ended early: {count} of {total} files are here</source>
        <translation>
            <numerusform>Terminato in anticipo: ricevuto {count} file su {total}</numerusform>
            <numerusform>Terminato in anticipo: ricevuti {count} file su {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the others again if you want them.</source>
        <translation>Aggiungi di nuovo gli altri se li vuoi.</translation>
    </message>
    <message>
        <source>Ended before any of its files had arrived</source>
        <translation>Terminato prima che arrivasse un file</translation>
    </message>
    <message>
        <source>Add it again if you want them.</source>
        <translation>Aggiungilo di nuovo se li vuoi.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullato</translation>
    </message>
    <message>
        <source>Started by you, whatever the cost, the hour or the power, and whoever is here</source>
        <translation>Avviato da te, senza badare a costi, orari, alimentazione o a chi è presente</translation>
    </message>
    <message>
        <source>Gives way to your own traffic while you are at the computer</source>
        <translation>Cede il passo al tuo traffico mentre sei al computer</translation>
    </message>
    <message>
        <source>This job is limited to {limit}</source>
        <translation>Questo trasferimento è limitato a {limit}</translation>
    </message>
    <message>
        <source>All downloads together are limited to {limit}</source>
        <translation>Tutti i download insieme sono limitati a {limit}</translation>
    </message>
    <message>
        <source>All uploads together are limited to {limit}</source>
        <translation>Tutti i caricamenti insieme sono limitati a {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit}</source>
        <translation>L’orario limita questi trasferimenti, insieme, a {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit} until {time}</source>
        <translation>L’orario limita questi trasferimenti, insieme, a {limit} (termine: {time})</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is metered ({network})</source>
        <translation>Non si sa se questa connessione è a consumo ({network})</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is roaming ({network})</source>
        <translation>Non si sa se questa connessione è in roaming ({network})</translation>
    </message>
    <message>
        <source>It cannot be told whether you are at the computer</source>
        <translation>Non si sa se sei al computer</translation>
    </message>
    <message>
        <source>It cannot be told whether the computer runs on battery</source>
        <translation>Non si sa se il computer è a batteria</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Riprova ora</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Avvia ora</translation>
    </message>
    <message>
        <source>Allow on this network</source>
        <translation>Consenti su questa rete</translation>
    </message>
    <message>
        <source>Change rule…</source>
        <translation>Cambia regola…</translation>
    </message>
    <message>
        <source>Resume all transfers</source>
        <translation>Riprendi tutti i trasferimenti</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Accedi…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>Cambia somma di controllo…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>Cambia dimensione massima…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostra nella cartella</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;ulla</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list</source>
        <translation>«{name}» rimosso dall’elenco</translation>
    </message>
    <message numerus="yes">
        <source>Removed {count} from the list</source>
        <translation>
            <numerusform>{count} rimosso dall’elenco</numerusform>
            <numerusform>{count} rimossi dall’elenco</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestartReason</name>
    <message>
        <source>the file on the server changed</source>
        <translation>il file sul server è cambiato</translation>
    </message>
    <message>
        <source>the server cannot send a part of the file</source>
        <translation>il server non può inviare una parte del file</translation>
    </message>
    <message>
        <source>the unfinished file was removed or changed</source>
        <translation>il file incompleto è stato rimosso o modificato</translation>
    </message>
    <message>
        <source>it could not be made sure that the server still has the same file</source>
        <translation>non era certo che il server avesse ancora lo stesso file</translation>
    </message>
    <message>
        <source>the file did not match its checksum</source>
        <translation>il file non corrispondeva al checksum</translation>
    </message>
    <message>
        <source>the server does not know the unfinished upload any more</source>
        <translation>il server non conosce più il caricamento incompleto</translation>
    </message>
    <message>
        <source>the file on this computer was changed</source>
        <translation>il file su questo computer è cambiato</translation>
    </message>
    <message>
        <source>somebody asked for it</source>
        <translation>qualcuno lo ha chiesto</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>started by you</source>
        <translation>avviato da te</translation>
    </message>
    <message>
        <source>{here} of {total}</source>
        <translation>{here} di {total}</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Non ancora noto</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>mancano {duration}</translation>
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
        <translation>Cosa</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Where files are saved; empty is your Downloads directory.</source>
        <translation>Dove si salvano i file; vuoto è la cartella Scaricati.</translation>
    </message>
    <message>
        <source>The most that all downloads together may take, in bytes per second; 0 stops them.</source>
        <translation>Il massimo per tutti i download insieme, in byte al secondo; 0 li ferma.</translation>
    </message>
    <message>
        <source>The most that all uploads together may take, in bytes per second; 0 stops them.</source>
        <translation>Il massimo per tutti i caricamenti insieme, in byte al secondo; 0 li ferma.</translation>
    </message>
    <message>
        <source>Further limits by day, time, priority and direction; the first rule that fits counts.</source>
        <translation>Altri limiti per giorno, ora, priorità e direzione; vale la prima regola adatta.</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Cosa fanno i trasferimenti a priorità «primo piano» mentre sei al computer: si sospendono, cedono il passo (continuano, ma lasciano spazio al tuo traffico) o ti ignorano.</translation>
    </message>
    <message>
        <source>What transfers of high priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Cosa fanno i trasferimenti a priorità «alta» mentre sei al computer: si sospendono, cedono il passo (continuano, ma lasciano spazio al tuo traffico) o ti ignorano.</translation>
    </message>
    <message>
        <source>What transfers of normal priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Cosa fanno i trasferimenti a priorità «normale» mentre sei al computer: si sospendono, cedono il passo (continuano, ma lasciano spazio al tuo traffico) o ti ignorano.</translation>
    </message>
    <message>
        <source>What transfers of low priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>Cosa fanno i trasferimenti a priorità «bassa» mentre sei al computer: si sospendono, cedono il passo (continuano, ma lasciano spazio al tuo traffico) o ti ignorano.</translation>
    </message>
    <message>
        <source>After how long without keyboard and pointer you count as away.</source>
        <translation>Dopo quanto tempo senza tastiera e mouse risulti assente.</translation>
    </message>
    <message>
        <source>You count as active while a film, a game or a presentation fills the screen.</source>
        <translation>Risulti attivo mentre un film, un gioco o una presentazione occupa lo schermo.</translation>
    </message>
    <message>
        <source>You count as active while one of these programs runs: names with commas between, as in &apos;obs, zoom&apos;.</source>
        <translation>Risulti attivo mentre è in esecuzione uno di questi programmi: nomi separati da virgole, come «obs, zoom».</translation>
    </message>
    <message>
        <source>On what connections transfers of foreground priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Su quali connessioni vengono eseguiti i trasferimenti a priorità «primo piano»: always, not-roaming, no-surcharge, standard, unrestricted, o stati di costo uniti da «+».</translation>
    </message>
    <message>
        <source>On what connections transfers of high priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Su quali connessioni vengono eseguiti i trasferimenti a priorità «alta»: always, not-roaming, no-surcharge, standard, unrestricted, o stati di costo uniti da «+».</translation>
    </message>
    <message>
        <source>On what connections transfers of normal priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Su quali connessioni vengono eseguiti i trasferimenti a priorità «normale»: always, not-roaming, no-surcharge, standard, unrestricted, o stati di costo uniti da «+».</translation>
    </message>
    <message>
        <source>On what connections transfers of low priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>Su quali connessioni vengono eseguiti i trasferimenti a priorità «bassa»: always, not-roaming, no-surcharge, standard, unrestricted, o stati di costo uniti da «+».</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Cosa fanno i trasferimenti a priorità «primo piano» a batteria: continuano, attendono solo se è scarica o si risparmia energia, o attendono.</translation>
    </message>
    <message>
        <source>What transfers of high priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Cosa fanno i trasferimenti a priorità «alta» a batteria: continuano, attendono solo se è scarica o si risparmia energia, o attendono.</translation>
    </message>
    <message>
        <source>What transfers of normal priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Cosa fanno i trasferimenti a priorità «normale» a batteria: continuano, attendono solo se è scarica o si risparmia energia, o attendono.</translation>
    </message>
    <message>
        <source>What transfers of low priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>Cosa fanno i trasferimenti a priorità «bassa» a batteria: continuano, attendono solo se è scarica o si risparmia energia, o attendono.</translation>
    </message>
    <message>
        <source>When transfers may run, such as &apos;Mon-Fri 22:00-06:00; Sat,Sun&apos;; empty is always. Foreground ones run at any time.</source>
        <translation>Quando possono essere eseguiti i trasferimenti, ad esempio «Mon-Fri 22:00-06:00; Sat,Sun»; vuoto è sempre. Quelli in primo piano lo sono a ogni ora.</translation>
    </message>
    <message>
        <source>How many jobs that are not foreground run at the same time.</source>
        <translation>Quanti trasferimenti non in primo piano vengono eseguiti insieme.</translation>
    </message>
    <message>
        <source>The longest wait between two attempts; the first ones come much sooner.</source>
        <translation>L’attesa più lunga tra due tentativi; i primi arrivano molto prima.</translation>
    </message>
    <message>
        <source>A job that keeps failing for this long without receiving anything is given to you to decide.</source>
        <translation>Di un trasferimento che non riesce per tutto questo tempo, senza ricevere nulla, decidi tu.</translation>
    </message>
    <message>
        <source>How long a server may take to accept a connection.</source>
        <translation>Quanto può metterci un server ad accettare una connessione.</translation>
    </message>
    <message>
        <source>How long a server may send nothing in mid-transfer.</source>
        <translation>Per quanto un server può non inviare nulla durante il trasferimento.</translation>
    </message>
    <message>
        <source>Over how many connections a large file is fetched, if the server takes them.</source>
        <translation>Con quante connessioni si scarica un file grande, se il server le accetta.</translation>
    </message>
    <message>
        <source>Follow a server from a secure address (https) to one that others can read (http).</source>
        <translation>Segui un server da un indirizzo sicuro (https) a uno leggibile da altri (http).</translation>
    </message>
    <message>
        <source>Encrypt what goes to and comes from SMB servers even where they do not ask for it.</source>
        <translation>Cifra il traffico con i server SMB anche se non lo chiedono.</translation>
    </message>
    <message>
        <source>Be a guest on SMB servers for which there is no password; anybody on the way can then change the files.</source>
        <translation>Accedi come ospite ai server SMB senza password; chiunque lungo il percorso può allora alterare i file.</translation>
    </message>
    <message>
        <source>Look for a checksum beside each file that has none, such as disk.iso.sha256.</source>
        <translation>Per i file senza checksum cercalo accanto, ad esempio disk.iso.sha256.</translation>
    </message>
    <message>
        <source>Give way also to traffic with servers on this machine and in its own network.</source>
        <translation>Cedi il passo anche al traffico con server su questo computer e nella sua rete.</translation>
    </message>
    <message>
        <source>What becomes of a download whose name exists already: it gets a number, or it is fetched and then waits until you have moved the other file away or given a name.</source>
        <translation>Che cosa succede a un download il cui nome esiste già: riceve un numero, oppure viene scaricato e poi attende finché non sposti l’altro file o indichi un nome.</translation>
    </message>
    <message>
        <source>Ask the server about each address that you type before it is added: its name, its size and whether it can be resumed.</source>
        <translation>Chiedi al server di ogni indirizzo che scrivi prima di aggiungerlo: nome, dimensione e se si può riprendere.</translation>
    </message>
    <message>
        <source>Where there is no keyring, keep passwords in a file that only you can read.</source>
        <translation>Dove manca il portachiavi, conserva le password in un file leggibile solo da te.</translation>
    </message>
    <message>
        <source>How long a transfer goes on while others of its priority wait for their turn.</source>
        <translation>Per quanto va avanti un trasferimento mentre altri di pari priorità attendono il turno.</translation>
    </message>
    <message>
        <source>How many transfers run from one server at the same time; foreground ones are not held back.</source>
        <translation>Quanti trasferimenti da un server vengono eseguiti insieme; quelli in primo piano non sono trattenuti.</translation>
    </message>
    <message>
        <source>How long a download may be connected in all before it is given to you to decide.</source>
        <translation>Per quanto in tutto un download può restare connesso prima che decida tu.</translation>
    </message>
    <message>
        <source>A transfer to which nothing happened for this long is cancelled; 0 keeps all for ever.</source>
        <translation>Un trasferimento fermo per tutto questo tempo viene annullato; 0 li tiene per sempre.</translation>
    </message>
    <message>
        <source>How many transfers that are not over there may be. BITS has 60 for each user who is not an administrator.</source>
        <translation>Quanti trasferimenti non conclusi possono esserci. BITS ne ammette 60 per ogni utente non amministratore.</translation>
    </message>
    <message>
        <source>How many files one transfer may have.</source>
        <translation>Quanti file può avere un trasferimento.</translation>
    </message>
    <message>
        <source>How long a new network or a woken computer gets before waiting attempts are made.</source>
        <translation>Quanto tempo ha una nuova rete o un computer risvegliato prima dei tentativi in attesa.</translation>
    </message>
    <message>
        <source>What a connection counts as when it cannot be told whether it is metered.</source>
        <translation>Come vale una connessione quando non si sa se è a consumo.</translation>
    </message>
    <message>
        <source>What a mobile connection counts as when it cannot be told whether it is roaming.</source>
        <translation>Come vale una connessione mobile quando non si sa se è in roaming.</translation>
    </message>
    <message>
        <source>What transfers that wait while you are active do when that cannot be told.</source>
        <translation>Cosa fanno i trasferimenti che attendono mentre sei attivo quando non si può sapere.</translation>
    </message>
    <message>
        <source>What the computer counts as running on when that cannot be told.</source>
        <translation>Con cosa si presume alimentato il computer quando non si può sapere.</translation>
    </message>
    <message>
        <source>You count as active while a program keeps the screen on, as films and calls do.</source>
        <translation>Risulti attivo mentre un programma tiene acceso lo schermo, come film e chiamate.</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; empty is that of your desktop.</source>
        <translation>La lingua della finestra dal prossimo avvio; vuoto è quella del desktop.</translation>
    </message>
    <message>
        <source>The icon in the tray: coloured, or white or black where that fits the panel better.</source>
        <translation>L’icona nel vassoio: colorata, o bianca o nera dove sta meglio nel pannello.</translation>
    </message>
</context>
<context>
    <name>SettingChoice</name>
    <message>
        <source>pause</source>
        <translation>sospendi</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>cedi il passo</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignora</translation>
    </message>
    <message>
        <source>run</source>
        <translation>continua</translation>
    </message>
    <message>
        <source>unless-low</source>
        <translation>se non è scarica</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>attendi</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
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
        <translation>numero</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>chiedere</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>a consumo</translation>
    </message>
    <message>
        <source>unmetered</source>
        <translation>non a consumo</translation>
    </message>
    <message>
        <source>roaming</source>
        <translation>roaming</translation>
    </message>
    <message>
        <source>home</source>
        <translation>rete di casa</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>batteria</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>rete elettrica</translation>
    </message>
    <message>
        <source>coloured</source>
        <translation>colorata</translation>
    </message>
    <message>
        <source>white</source>
        <translation>bianca</translation>
    </message>
    <message>
        <source>black</source>
        <translation>nera</translation>
    </message>
</context>
<context>
    <name>SettingName</name>
    <message>
        <source>Save files to</source>
        <translation>Salva i file in</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>Download al massimo</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>Caricamento al massimo</translation>
    </message>
    <message>
        <source>Limits by the hour</source>
        <translation>Limiti secondo l’orario</translation>
    </message>
    <message>
        <source>While you are here: foreground</source>
        <translation>Mentre ci sei: primo piano</translation>
    </message>
    <message>
        <source>While you are here: high priority</source>
        <translation>Mentre ci sei: priorità alta</translation>
    </message>
    <message>
        <source>While you are here: normal priority</source>
        <translation>Mentre ci sei: priorità normale</translation>
    </message>
    <message>
        <source>While you are here: low priority</source>
        <translation>Mentre ci sei: priorità bassa</translation>
    </message>
    <message>
        <source>You are away after</source>
        <translation>Sei assente dopo</translation>
    </message>
    <message>
        <source>Full screen means you are here</source>
        <translation>Schermo intero vuol dire che ci sei</translation>
    </message>
    <message>
        <source>Programs that mean you are here</source>
        <translation>Programmi che indicano la tua presenza</translation>
    </message>
    <message>
        <source>Connections: foreground</source>
        <translation>Connessioni: primo piano</translation>
    </message>
    <message>
        <source>Connections: high priority</source>
        <translation>Connessioni: priorità alta</translation>
    </message>
    <message>
        <source>Connections: normal priority</source>
        <translation>Connessioni: priorità normale</translation>
    </message>
    <message>
        <source>Connections: low priority</source>
        <translation>Connessioni: priorità bassa</translation>
    </message>
    <message>
        <source>On battery: foreground</source>
        <translation>A batteria: primo piano</translation>
    </message>
    <message>
        <source>On battery: high priority</source>
        <translation>A batteria: priorità alta</translation>
    </message>
    <message>
        <source>On battery: normal priority</source>
        <translation>A batteria: priorità normale</translation>
    </message>
    <message>
        <source>On battery: low priority</source>
        <translation>A batteria: priorità bassa</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Orari</translation>
    </message>
    <message>
        <source>Transfers at the same time</source>
        <translation>Trasferimenti simultanei</translation>
    </message>
    <message>
        <source>Longest wait before another attempt</source>
        <translation>Attesa massima prima di riprovare</translation>
    </message>
    <message>
        <source>Give up without progress after</source>
        <translation>Rinuncia senza progressi dopo</translation>
    </message>
    <message>
        <source>Wait for a server to answer</source>
        <translation>Attesa della risposta di un server</translation>
    </message>
    <message>
        <source>Wait for a silent server</source>
        <translation>Attesa di un server silenzioso</translation>
    </message>
    <message>
        <source>Connections for one file</source>
        <translation>Connessioni per un file</translation>
    </message>
    <message>
        <source>Follow to insecure addresses</source>
        <translation>Passa anche a indirizzi non sicuri</translation>
    </message>
    <message>
        <source>Encrypt shared folders</source>
        <translation>Cifra le cartelle condivise</translation>
    </message>
    <message>
        <source>Be a guest in shared folders</source>
        <translation>Accedi come ospite alle cartelle condivise</translation>
    </message>
    <message>
        <source>Look for a checksum beside the file</source>
        <translation>Cerca un checksum accanto al file</translation>
    </message>
    <message>
        <source>Give way at home, too</source>
        <translation>Cedi il passo anche in casa</translation>
    </message>
    <message>
        <source>If the name exists</source>
        <translation>Se il nome esiste</translation>
    </message>
    <message>
        <source>Ask servers before adding</source>
        <translation>Chiedi ai server prima di aggiungere</translation>
    </message>
    <message>
        <source>Keep passwords in a file</source>
        <translation>Conserva le password in un file</translation>
    </message>
    <message>
        <source>Turn of a transfer</source>
        <translation>Turno di un trasferimento</translation>
    </message>
    <message>
        <source>Transfers from one server</source>
        <translation>Trasferimenti da un server</translation>
    </message>
    <message>
        <source>Longest time of a download</source>
        <translation>Durata massima di un download</translation>
    </message>
    <message>
        <source>Cancel forgotten transfers after</source>
        <translation>Annulla i trasferimenti dimenticati dopo</translation>
    </message>
    <message>
        <source>Most transfers in the list</source>
        <translation>Massimo di trasferimenti in elenco</translation>
    </message>
    <message>
        <source>Most files of a transfer</source>
        <translation>Massimo di file per trasferimento</translation>
    </message>
    <message>
        <source>Patience with a new network</source>
        <translation>Pazienza con una nuova rete</translation>
    </message>
    <message>
        <source>If it cannot be told: metered?</source>
        <translation>Se non si sa: a consumo?</translation>
    </message>
    <message>
        <source>If it cannot be told: roaming?</source>
        <translation>Se non si sa: in roaming?</translation>
    </message>
    <message>
        <source>If it cannot be told: are you here?</source>
        <translation>Se non si sa: ci sei?</translation>
    </message>
    <message>
        <source>If it cannot be told: on battery?</source>
        <translation>Se non si sa: a batteria?</translation>
    </message>
    <message>
        <source>A kept-awake screen means you are here</source>
        <translation>Lo schermo tenuto acceso vuol dire che ci sei</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Tray icon</source>
        <translation>Icona nel vassoio</translation>
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
        <translation>trasferimenti</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>connessioni</translation>
    </message>
    <message>
        <source>files</source>
        <translation>file</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Ordina per</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turno</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>10 minutes</source>
        <translation>10 minuti</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 ora</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 giorno</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 settimana</translation>
    </message>
</context>
<context>
    <name>SpeedPage</name>
    <message>
        <source>Speed</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>It does not run</source>
        <translation>Non è in corso</translation>
    </message>
    <message>
        <source>This transfer has not moved anything lately</source>
        <translation>Questo trasferimento ultimamente non ha mosso nulla</translation>
    </message>
    <message>
        <source>the last {duration}</source>
        <translation>ultimi {duration}</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>A header is a name, a colon and a value: {line}</source>
        <translation>Un’intestazione è nome, due punti e valore: {line}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
</context>
<context>
    <name>TermsForm</name>
    <message>
        <source>for example 500k or 2M a second</source>
        <translation>ad esempio 500k o 2M al secondo</translation>
    </message>
    <message>
        <source>&amp;Not before</source>
        <translation>&amp;Non prima di</translation>
    </message>
    <message>
        <source>Start &amp;paused</source>
        <translation>Avvia sos&amp;peso</translation>
    </message>
    <message>
        <source>empty is the system&apos;s; “none” goes without</source>
        <translation>vuoto è quello di sistema; «none» è senza</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>P&amp;riorità:</translation>
    </message>
    <message>
        <source>&amp;Connections:</source>
        <translation>&amp;Connessioni:</translation>
    </message>
    <message>
        <source>While you are &amp;here:</source>
        <translation>Mentre ci &amp;sei:</translation>
    </message>
    <message>
        <source>Speed &amp;limit:</source>
        <translation>&amp;Limite di velocità:</translation>
    </message>
    <message>
        <source>&amp;Hours:</source>
        <translation>O&amp;rari:</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Non prima di</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Utente:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;word:</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>Chec&amp;ksum:</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>&amp;Intestazioni:</translation>
    </message>
</context>
<context>
    <name>TideLine</name>
    <message>
        <source>Tide line</source>
        <translation>Linea di marea</translation>
    </message>
    <message>
        <source>quiet: {reason}</source>
        <translation>fermo: {reason}</translation>
    </message>
    <message>
        <source>we: {speed}</source>
        <translation>noi: {speed}</translation>
    </message>
    <message>
        <source>others: {speed}</source>
        <translation>altri: {speed}</translation>
    </message>
    <message>
        <source>limit: {speed}</source>
        <translation>limite: {speed}</translation>
    </message>
    <message>
        <source>delay: {delay} ms</source>
        <translation>ritardo: {delay} ms</translation>
    </message>
    <message>
        <source>How much of the past is shown</source>
        <translation>Quanto passato si mostra</translation>
    </message>
    <message>
        <source>Span of the tide line</source>
        <translation>Durata della linea di marea</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>Ancora nessuna misura</translation>
    </message>
    <message>
        <source>Now {speed}, {most} at most; shown: {span}</source>
        <translation>Ora {speed}, al massimo {most}; mostrato: {span}</translation>
    </message>
    <message>
        <source>quiet for {duration}: {reason}</source>
        <translation>fermo da {duration}: {reason}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>Strumenti</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Cerca trasferimenti</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Ebbtide goes on in the tray</source>
        <translation>Ebbtide continua nel vassoio di sistema</translation>
    </message>
    <message>
        <source>Your transfers continue. Click the icon to see them; its menu has Quit.</source>
        <translation>I trasferimenti continuano. Fai clic sull’icona per vederli; nel suo menu c’è Esci.</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Open Ebbtide</source>
        <translation>Apri &amp;Ebbtide</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Aggiungi…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>&amp;Incolla link</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>&amp;Riprendi tutti</translation>
    </message>
    <message>
        <source>&amp;Why is nothing running?</source>
        <translation>Perc&amp;hé non parte nulla?</translation>
    </message>
    <message>
        <source>Quit and &amp;stop all transfers</source>
        <translation>Esci e &amp;ferma tutti i trasferimenti</translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message>
        <source>Upload</source>
        <translation>Caricamento</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Aggiungi &amp;file…</translation>
    </message>
    <message>
        <source>&amp;Replace what has the same name there</source>
        <translation>&amp;Sostituisci ciò che lì ha lo stesso nome</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Carica</translation>
    </message>
    <message numerus="yes">
        <source>{count} files and folders, to {address}</source>
        <translation>
            <numerusform>{count} file o cartella, in {address}</numerusform>
            <numerusform>{count} file e cartelle, in {address}</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be {address}</source>
        <translation>Sarà {address}</translation>
    </message>
    <message>
        <source>Files to upload</source>
        <translation>File da caricare</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>File da inviare</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Invia a</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Come</translation>
    </message>
    <message>
        <source>F&amp;iles to send:</source>
        <translation>F&amp;ile da inviare:</translation>
    </message>
    <message>
        <source>Send &amp;to:</source>
        <translation>Invia &amp;a:</translation>
    </message>
    <message>
        <source>H&amp;ow:</source>
        <translation>C&amp;ome:</translation>
    </message>
</context>
<context>
    <name>UploadMethod</name>
    <message>
        <source>Ask the server what it can</source>
        <translation>Chiedi al server cosa sa fare</translation>
    </message>
    <message>
        <source>In one go (PUT)</source>
        <translation>In una volta (PUT)</translation>
    </message>
    <message>
        <source>In one go, to a program (POST)</source>
        <translation>In una volta, a un programma (POST)</translation>
    </message>
    <message>
        <source>As a web form</source>
        <translation>Come modulo web</translation>
    </message>
    <message>
        <source>Resumable (tus)</source>
        <translation>Riprendibile (tus)</translation>
    </message>
    <message>
        <source>Resumable, Windows servers (BITS)</source>
        <translation>Riprendibile, server Windows (BITS)</translation>
    </message>
    <message>
        <source>Resumable (Google, Microsoft)</source>
        <translation>Riprendibile (Google, Microsoft)</translation>
    </message>
    <message>
        <source>Resumable, onto the file itself</source>
        <translation>Riprendibile, sul file stesso</translation>
    </message>
    <message>
        <source>Resumable (coming standard)</source>
        <translation>Riprendibile (standard in arrivo)</translation>
    </message>
    <message>
        <source>To an S3 store, in parts</source>
        <translation>In un archivio S3, a parti</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Cartella condivisa</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Wait until I step away</source>
        <translation>Attendi che mi allontani</translation>
    </message>
    <message>
        <source>Go on, but give way to what I do</source>
        <translation>Continua, ma cedi il passo a ciò che faccio</translation>
    </message>
    <message>
        <source>Go on as if I were not here</source>
        <translation>Continua come se non ci fossi</translation>
    </message>
    <message>
        <source>Wait for one that costs nothing by volume</source>
        <translation>Attendi una che non costa a volume</translation>
    </message>
    <message>
        <source>Go on as long as my plan lasts</source>
        <translation>Continua finché basta il mio piano</translation>
    </message>
    <message>
        <source>Go on, but never while roaming</source>
        <translation>Continua, ma mai in roaming</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Inizia</translation>
    </message>
    <message>
        <source>&amp;Leave it all as it is</source>
        <translation>&amp;Lascia tutto com’è</translation>
    </message>
    <message>
        <source>Three questions to begin with</source>
        <translation>Tre domande per iniziare</translation>
    </message>
    <message>
        <source>Where are files to be saved?</source>
        <translation>Dove salvare i file?</translation>
    </message>
    <message>
        <source>What while you are at the computer?</source>
        <translation>Cosa fare mentre sei al computer?</translation>
    </message>
    <message>
        <source>What on a metered connection, such as a phone&apos;s?</source>
        <translation>Cosa fare su una connessione a consumo, come quella del telefono?</translation>
    </message>
    <message>
        <source>All of it can be changed in the preferences, and for each file.</source>
        <translation>Tutto si può cambiare nelle preferenze e per ogni file.</translation>
    </message>
</context>
<context>
    <name>WhenActive</name>
    <message>
        <source>Wait</source>
        <translation>Attendi</translation>
    </message>
    <message>
        <source>Give way</source>
        <translation>Cedi il passo</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Esegui</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Aggiungi…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>&amp;Incolla link</translation>
    </message>
    <message>
        <source>&amp;Upload files…</source>
        <translation>&amp;Carica file…</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Trova</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>Ann&amp;ulla la rimozione</translation>
    </message>
    <message>
        <source>Start the &amp;engine</source>
        <translation>Avvia il &amp;motore</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Chiudi finestra</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Pre&amp;ferenze…</translation>
    </message>
    <message>
        <source>&amp;Data plans…</source>
        <translation>Piani &amp;dati…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Dettagli</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filtri</translation>
    </message>
    <message>
        <source>Ti&amp;de line</source>
        <translation>Linea di &amp;marea</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>&amp;Riprendi tutti</translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation>Sos&amp;pendi tutti</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;Transfer</source>
        <translation>&amp;Trasferimento</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visualizza</translation>
    </message>
    <message>
        <source>&amp;Comfortable rows</source>
        <translation>Righe &amp;comode</translation>
    </message>
    <message>
        <source>Compact &amp;table</source>
        <translation>&amp;Tabella compatta</translation>
    </message>
</context>
<context>
    <name>YieldReason</name>
    <message>
        <source>another job goes first</source>
        <translation>un altro trasferimento ha la precedenza</translation>
    </message>
    <message>
        <source>all transfers were paused</source>
        <translation>tutti i trasferimenti sono stati sospesi</translation>
    </message>
    <message>
        <source>it is being completed</source>
        <translation>è in fase di completamento</translation>
    </message>
    <message>
        <source>something was left to do</source>
        <translation>restava qualcosa da fare</translation>
    </message>
    <message>
        <source>it has a new address</source>
        <translation>ha un nuovo indirizzo</translation>
    </message>
    <message>
        <source>it has a new password</source>
        <translation>ha una nuova password</translation>
    </message>
    <message>
        <source>other bytes are asked of it</source>
        <translation>gli si chiedono altri byte</translation>
    </message>
    <message>
        <source>Ebbtide was stopped</source>
        <translation>Ebbtide è stato fermato</translation>
    </message>
    <message>
        <source>others had their turn</source>
        <translation>era il turno di altri</translation>
    </message>
    <message>
        <source>of what this connection costs</source>
        <translation>il costo di questa connessione</translation>
    </message>
    <message>
        <source>you were at the computer</source>
        <translation>eri al computer</translation>
    </message>
    <message>
        <source>of the battery</source>
        <translation>la batteria</translation>
    </message>
    <message>
        <source>it was outside its hours</source>
        <translation>fuori dai suoi orari</translation>
    </message>
    <message>
        <source>its limit is 0</source>
        <translation>il limite è 0</translation>
    </message>
    <message>
        <source>there was no network connection</source>
        <translation>mancava la connessione di rete</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>la rete è cambiata</translation>
    </message>
    <message>
        <source>the computer went to sleep</source>
        <translation>il computer è andato in sospensione</translation>
    </message>
</context>
</TS>
