<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add transfers</source>
        <translation>新增傳輸</translation>
    </message>
    <message>
        <source>Open a &amp;Metalink…</source>
        <translation>開啟 Metalink(&amp;M)…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>伺服器</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>新增(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add {count}</source>
        <translation>新增 {count} 項(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>{count} addresses, from {first} to {last}</source>
        <translation>
            <numerusform>{count} 個位址，從 {first} 到 {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste the copied &amp;link</source>
        <translation>貼上複製的連結(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>Paste {count} copied &amp;links</source>
        <translation>
            <numerusform>貼上 {count} 個複製的連結(&amp;L)</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a Metalink</source>
        <translation>開啟 Metalink</translation>
    </message>
    <message>
        <source>Metalinks (*.metalink *.meta4)</source>
        <translation>Metalink 檔案 (*.metalink *.meta4)</translation>
    </message>
    <message>
        <source>Addresses, one per line</source>
        <translation>位址，每行一個</translation>
    </message>
    <message>
        <source>Addresses, one &amp;per line:</source>
        <translation>位址，每行一個(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Save to:</source>
        <translation>儲存到(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>AddressReason</name>
    <message>
        <source>somebody asked for it</source>
        <translation>有人要求這麼做</translation>
    </message>
    <message>
        <source>the server sent us on</source>
        <translation>伺服器將我們轉往別處</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Create it, or choose another one.</source>
        <translation>請建立它，或選擇另一個。</translation>
    </message>
    <message>
        <source>Choose a directory.</source>
        <translation>請選擇資料夾。</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and try again.</source>
        <translation>請選擇其他資料夾，或變更其權限後再試一次。</translation>
    </message>
    <message>
        <source>Move it away and try again, or choose another directory.</source>
        <translation>請將它移走後再試一次，或選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Choose another directory.</source>
        <translation>請選擇另一個資料夾。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>請換一個名稱。</translation>
    </message>
    <message>
        <source>It has been removed.</source>
        <translation>它已被移除。</translation>
    </message>
    <message>
        <source>The preferences show all of them.</source>
        <translation>偏好設定中列出了全部設定。</translation>
    </message>
    <message>
        <source>Let some end first, or raise “{setting}” in the preferences.</source>
        <translation>請先等其中一些結束，或在偏好設定中調高「{setting}」。</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide and start the new one.</source>
        <translation>請結束執行中的 Ebbtide，再啟動新版。</translation>
    </message>
    <message>
        <source>Quit Ebbtide and start it again.</source>
        <translation>請結束 Ebbtide 再重新啟動。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>請重新啟動它。</translation>
    </message>
    <message>
        <source>Quit that one first.</source>
        <translation>請先結束另一個 Ebbtide。</translation>
    </message>
    <message>
        <source>Give a user name and password: choose “Log in…”.</source>
        <translation>請提供使用者名稱和密碼：選擇「登入…」。</translation>
    </message>
    <message>
        <source>Give the password again: choose “Log in…”. A secret header needs the transfer to be added again.</source>
        <translation>請重新提供密碼：選擇「登入…」。若是機密標頭，則需重新新增此傳輸。</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Choose “Try again” to fetch the file anew, or “Change checksum…” if the one expected is wrong.</source>
        <translation>已收到的資料保留為「{path}」。選擇「再試一次」可重新下載檔案；若預期的檢查碼有誤，請選擇「變更檢查碼…」。</translation>
    </message>
    <message>
        <source>Choose “Change maximum size…” to allow more; it goes on by itself.</source>
        <translation>選擇「變更大小上限…」以放寬限制；之後會自動繼續。</translation>
    </message>
    <message>
        <source>Choose “Try again” to give it that time again.</source>
        <translation>選擇「再試一次」即可再給它同樣的時間。</translation>
    </message>
    <message>
        <source>Check the address, then choose “Try again”.</source>
        <translation>請檢查位址，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address, then choose “Try again”.</source>
        <translation>請檢查電腦時鐘和位址，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Have the certificate of the server&apos;s authority installed on this computer, then choose “Try again”.</source>
        <translation>請在這台電腦上安裝該伺服器憑證授權單位的憑證，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh.</source>
        <translation>無需處理：會重新開始。</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Choose “Try again” when it works there.</source>
        <translation>請在瀏覽器中開啟此位址：它可能會要求您登入。在那裡可用之後，選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Add it again with another name, or have it replace what is there.</source>
        <translation>請以其他名稱重新加入，或讓它取代該處的項目。</translation>
    </message>
    <message>
        <source>Check the address and that you may write there, then choose “Try again”.</source>
        <translation>請檢查位址以及您是否可寫入該處，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Create it there, then choose “Try again”.</source>
        <translation>請在那裡建立它，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Choose “Try again”, or send it in another way or to another server.</source>
        <translation>選擇「再試一次」，或改用其他方式或其他伺服器傳送。</translation>
    </message>
    <message>
        <source>Make it writable, then choose “Try again”; or add it to another directory.</source>
        <translation>請將它設為可寫入，然後選擇「再試一次」；或改新增到其他資料夾。</translation>
    </message>
    <message>
        <source>Bring it back, then choose “Try again”.</source>
        <translation>請將它放回原處，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Choose “Try again” to send the file as it is now, from the beginning.</source>
        <translation>選擇「再試一次」，將從頭傳送檔案目前的內容。</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, then choose “Try again”.</source>
        <translation>請檢查其權限和磁碟，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Unlock it, then choose “Try again”.</source>
        <translation>請將它解鎖，然後選擇「再試一次」。</translation>
    </message>
    <message>
        <source>Mend or replace the file, then choose “Try again”.</source>
        <translation>請修正或更換該檔案，然後選擇「再試一次」。</translation>
    </message>
</context>
<context>
    <name>ChecksumDialog</name>
    <message>
        <source>Change checksum</source>
        <translation>變更檢查碼</translation>
    </message>
    <message>
        <source>What “{name}” has to match. Without any it is taken as it is.</source>
        <translation>「{name}」必須相符的檢查碼。留空則直接接受。</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>檢查碼(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>變更(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩餘時間</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先順序</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>While you are here</source>
        <translation>您使用電腦時</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>加入時間</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成時間</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>依優先順序</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>C&amp;olumns</source>
        <translation>欄位(&amp;O)</translation>
    </message>
    <message>
        <source>As at &amp;first</source>
        <translation>還原預設(&amp;F)</translation>
    </message>
</context>
<context>
    <name>CostPolicy</name>
    <message>
        <source>Any, roaming too</source>
        <translation>任何連線，包括漫遊</translation>
    </message>
    <message>
        <source>Any but roaming</source>
        <translation>漫遊以外的任何連線</translation>
    </message>
    <message>
        <source>Without surcharge</source>
        <translation>不另外收費</translation>
    </message>
    <message>
        <source>Metered within the plan</source>
        <translation>方案額度內的計量連線</translation>
    </message>
    <message>
        <source>Unmetered only</source>
        <translation>僅限非計量連線</translation>
    </message>
    <message>
        <source>A choice of its own</source>
        <translation>自訂</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在連線</translation>
    </message>
    <message>
        <source>transferring</source>
        <translation>正在傳輸</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>waiting to be tried again</source>
        <translation>等待再試</translation>
    </message>
    <message>
        <source>waiting to be completed</source>
        <translation>等待完成</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>&apos;?&apos; and &apos;#&apos; have to be written %3F and %23 in it</source>
        <translation>其中的「?」與「#」須寫成 %3F 與 %23</translation>
    </message>
    <message>
        <source>&apos;{line}&apos; stands for more than {largest} addresses</source>
        <translation>「{line}」代表超過 {largest} 個位址</translation>
    </message>
    <message>
        <source>&apos;{match}&apos; runs backwards</source>
        <translation>「{match}」的順序顛倒</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is no day: write Mon, Tue …</source>
        <translation>「{text}」中的「{name}」不是星期：請寫 Mon, Tue …</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in &apos;{text}&apos; is none of {join}</source>
        <translation>「{text}」中的「{name}」不屬於下列項目：{join}</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written ({words})</source>
        <translation>無法寫入「{path}」（{words}）</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is a directory there</source>
        <translation>「{path}」在該處是資料夾</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is damaged</source>
        <translation>「{path}」已損毀</translation>
    </message>
    <message>
        <source>&apos;{path}&apos;: {strerror}</source>
        <translation>「{path}」：{strerror}</translation>
    </message>
    <message>
        <source>&apos;{scheme}&apos; addresses are not followed</source>
        <translation>不跟隨「{scheme}」位址</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; has no rate</source>
        <translation>「{text}」沒有速度</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no rate: write 500k, 2M, 0 or off</source>
        <translation>「{text}」不是速度：請寫 500k、2M、0 或 off</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no span of time: write 08:00-18:00</source>
        <translation>「{text}」不是時段：請寫 08:00-18:00</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not within a day of 24 hours</source>
        <translation>「{text}」超出一天 24 小時</translation>
    </message>
    <message>
        <source>&apos;{words}&apos; in &apos;{text}&apos; is not understood</source>
        <translation>無法理解「{text}」中的「{words}」</translation>
    </message>
    <message>
        <source>An upload can be completed once all of it is sent.</source>
        <translation>上傳須全部送出後才能完成。</translation>
    </message>
    <message>
        <source>BITS uploads cannot be empty, and it takes no PUT either</source>
        <translation>BITS 上傳不能是空的，它也不接受 PUT</translation>
    </message>
    <message>
        <source>Cancel it first: &apos;ebbtide cancel {number}&apos;.</source>
        <translation>請先取消它：「ebbtide cancel {number}」。</translation>
    </message>
    <message>
        <source>Ebbtide sets that one itself</source>
        <translation>該項由 Ebbtide 自行設定</translation>
    </message>
    <message>
        <source>Headers of a job</source>
        <translation>每項傳輸的標頭數</translation>
    </message>
    <message>
        <source>It is over already.</source>
        <translation>它已經結束。</translation>
    </message>
    <message>
        <source>It is over already; add it again.</source>
        <translation>它已經結束；請重新加入。</translation>
    </message>
    <message>
        <source>Its file is being saved as &apos;{target}&apos;; compare that one.</source>
        <translation>檔案正儲存為「{target}」，請比對該檔案。</translation>
    </message>
    <message>
        <source>The number of directories of one transfer</source>
        <translation>每項傳輸的資料夾數</translation>
    </message>
    <message>
        <source>The number of files of one transfer</source>
        <translation>每項傳輸的檔案數</translation>
    </message>
    <message>
        <source>The number of transfers that are not over</source>
        <translation>未結束的傳輸數</translation>
    </message>
    <message>
        <source>a Metalink description</source>
        <translation>Metalink 說明</translation>
    </message>
    <message>
        <source>a checksum</source>
        <translation>檢查碼</translation>
    </message>
    <message>
        <source>a cost policy</source>
        <translation>費用規則</translation>
    </message>
    <message>
        <source>a data plan</source>
        <translation>數據方案</translation>
    </message>
    <message>
        <source>a flaw of a certificate</source>
        <translation>憑證瑕疵</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>表單</translation>
    </message>
    <message>
        <source>a header</source>
        <translation>標頭</translation>
    </message>
    <message>
        <source>a header&apos;s name</source>
        <translation>標頭名稱</translation>
    </message>
    <message>
        <source>a header&apos;s value</source>
        <translation>標頭值</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>傳輸</translation>
    </message>
    <message>
        <source>a job&apos;s name</source>
        <translation>傳輸名稱</translation>
    </message>
    <message>
        <source>a limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>a method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>a name on an SMB server{more}</source>
        <translation>SMB 伺服器上的名稱{more}</translation>
    </message>
    <message>
        <source>a network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>數字太大</translation>
    </message>
    <message>
        <source>a password in an address would be readable by others</source>
        <translation>位址中的密碼會被他人讀到</translation>
    </message>
    <message>
        <source>a proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>a proxy&apos;s user name</source>
        <translation>代理伺服器的使用者名稱</translation>
    </message>
    <message>
        <source>a server</source>
        <translation>伺服器</translation>
    </message>
    <message>
        <source>a trial showed that it does not put parts of a file together</source>
        <translation>測試顯示它不會將檔案的各部分合併</translation>
    </message>
    <message>
        <source>a user name</source>
        <translation>使用者名稱</translation>
    </message>
    <message>
        <source>an SMB error</source>
        <translation>SMB 錯誤</translation>
    </message>
    <message>
        <source>an offset is negative or a length is not positive</source>
        <translation>起點為負數，或長度不是正數</translation>
    </message>
    <message>
        <source>be asked for other bytes</source>
        <translation>要求其他位元組</translation>
    </message>
    <message>
        <source>be cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>be compared with another checksum</source>
        <translation>以其他檢查碼比對</translation>
    </message>
    <message>
        <source>be completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>be paused</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>be reached by way of a proxy of type &apos;{scheme}&apos;</source>
        <translation>透過「{scheme}」類型的代理伺服器連線</translation>
    </message>
    <message>
        <source>be reached by way of a proxy whose address makes no sense</source>
        <translation>透過位址無效的代理伺服器連線</translation>
    </message>
    <message>
        <source>be removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>be resumed</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>be saved under another name</source>
        <translation>以其他名稱儲存</translation>
    </message>
    <message>
        <source>by its priority</source>
        <translation>依優先順序</translation>
    </message>
    <message>
        <source>client certificate</source>
        <translation>用戶端憑證</translation>
    </message>
    <message>
        <source>connection aborted</source>
        <translation>連線中止</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>連線被拒</translation>
    </message>
    <message>
        <source>connection reset by peer</source>
        <translation>對方中斷了連線</translation>
    </message>
    <message>
        <source>connection timed out</source>
        <translation>連線逾時</translation>
    </message>
    <message>
        <source>cookies file</source>
        <translation>Cookie 檔案</translation>
    </message>
    <message>
        <source>device or resource busy</source>
        <translation>裝置忙碌中</translation>
    </message>
    <message>
        <source>directory not empty</source>
        <translation>資料夾不是空的</translation>
    </message>
    <message>
        <source>do what this transfer asks of it ({name})</source>
        <translation>執行此傳輸所要求的動作（{name}）</translation>
    </message>
    <message>
        <source>encrypt what it sends, as the setting &apos;smb_encrypt&apos; asks</source>
        <translation>依設定「加密共用資料夾」的要求加密傳送內容</translation>
    </message>
    <message>
        <source>file of authorities</source>
        <translation>憑證授權單位檔案</translation>
    </message>
    <message>
        <source>file ranges</source>
        <translation>檔案範圍</translation>
    </message>
    <message>
        <source>file ranges do not go with a description of several files</source>
        <translation>檔案範圍不能與多個檔案的說明併用</translation>
    </message>
    <message>
        <source>get another address</source>
        <translation>更換位址</translation>
    </message>
    <message>
        <source>get another password</source>
        <translation>更換密碼</translation>
    </message>
    <message>
        <source>give the parts that are wanted: its file is shorter</source>
        <translation>提供所需的部分：其檔案較短</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>輸入／輸出錯誤</translation>
    </message>
    <message>
        <source>invalid argument</source>
        <translation>無效的引數</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是資料夾</translation>
    </message>
    <message>
        <source>it answered with another part than was asked for</source>
        <translation>它回應的部分與要求的不同</translation>
    </message>
    <message>
        <source>it answered {status}</source>
        <translation>回應 {status}</translation>
    </message>
    <message>
        <source>it answers with headers that do not end</source>
        <translation>它回應的標頭沒有結尾</translation>
    </message>
    <message>
        <source>it asks for a certificate of yours</source>
        <translation>它要求您提供憑證</translation>
    </message>
    <message>
        <source>it asks for a name and password{place}</source>
        <translation>它要求名稱與密碼{place}</translation>
    </message>
    <message>
        <source>it begins an upload without a name for it</source>
        <translation>它開始上傳卻未給予名稱</translation>
    </message>
    <message>
        <source>it begins no upload session at this address</source>
        <translation>它在此位址不開始上傳</translation>
    </message>
    <message>
        <source>it broke the connection off</source>
        <translation>它中斷了連線</translation>
    </message>
    <message>
        <source>it can be that of one file only</source>
        <translation>只能屬於一個檔案</translation>
    </message>
    <message>
        <source>it can only be accepted together with an unknown authority</source>
        <translation>只能與未知的憑證授權單位一併接受</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>it cannot be used</source>
        <translation>無法使用</translation>
    </message>
    <message>
        <source>it cannot rename files</source>
        <translation>它無法重新命名檔案</translation>
    </message>
    <message>
        <source>it contains a character that no file name can have</source>
        <translation>含有檔名不能使用的字元</translation>
    </message>
    <message>
        <source>it contains a space or a character that cannot be seen</source>
        <translation>含有空格或看不見的字元</translation>
    </message>
    <message>
        <source>it contains something that no address can contain</source>
        <translation>含有位址不能包含的內容</translation>
    </message>
    <message>
        <source>it declares a document type, which no Metalink needs</source>
        <translation>它宣告了文件類型，而 Metalink 不需要</translation>
    </message>
    <message>
        <source>it describes too many files</source>
        <translation>說明的檔案太多</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>它沒有回應</translation>
    </message>
    <message>
        <source>it did not begin or end the upload as it was asked to</source>
        <translation>它未依要求開始或結束上傳</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>它沒有回應</translation>
    </message>
    <message>
        <source>it does not begin as a Metalink does</source>
        <translation>開頭不像 Metalink</translation>
    </message>
    <message>
        <source>it does not begin with an algorithm, such as sha256:</source>
        <translation>開頭不是演算法，例如 sha256:</translation>
    </message>
    <message>
        <source>it does not begin with https:// or the like</source>
        <translation>開頭不是 https:// 之類</translation>
    </message>
    <message>
        <source>it does not bring a file</source>
        <translation>不會取得檔案</translation>
    </message>
    <message>
        <source>it does not keep to the rules of HTTP</source>
        <translation>它不遵守 HTTP 規則</translation>
    </message>
    <message>
        <source>it does not know the name it was asked for</source>
        <translation>它不認得所查詢的名稱</translation>
    </message>
    <message>
        <source>it does not know the versions of TLS used here</source>
        <translation>它不認得這裡使用的 TLS 版本</translation>
    </message>
    <message>
        <source>it does not say how much of the file it has</source>
        <translation>它未告知已有多少檔案內容</translation>
    </message>
    <message>
        <source>it does not say what it called the part</source>
        <translation>它未告知該部分的名稱</translation>
    </message>
    <message>
        <source>it does not speak TLS on this port</source>
        <translation>它在此連接埠不使用 TLS</translation>
    </message>
    <message>
        <source>it does not speak the draft of resumable uploads</source>
        <translation>它不支援可續傳上傳的草案</translation>
    </message>
    <message>
        <source>it does not take the name and password{place}</source>
        <translation>它不接受名稱與密碼{place}</translation>
    </message>
    <message>
        <source>it forgot the unfinished file {most_losses} times</source>
        <translation>它已 {most_losses} 次遺忘未完成的檔案</translation>
    </message>
    <message>
        <source>it found no encryption that both sides know</source>
        <translation>找不到雙方都支援的加密方式</translation>
    </message>
    <message>
        <source>it gives an address that is none</source>
        <translation>它提供的位址無效</translation>
    </message>
    <message>
        <source>it goes by the address, and is not to be chosen</source>
        <translation>由位址決定，不能選擇</translation>
    </message>
    <message>
        <source>it has a control character</source>
        <translation>含有控制字元</translation>
    </message>
    <message>
        <source>it has a line break or another forbidden character, or is too long</source>
        <translation>含有換行或其他禁用字元，或太長</translation>
    </message>
    <message>
        <source>it has forbidden characters</source>
        <translation>含有禁用字元</translation>
    </message>
    <message>
        <source>it has forbidden characters or is too long</source>
        <translation>含有禁用字元，或太長</translation>
    </message>
    <message>
        <source>it has more than {most_names} names</source>
        <translation>超過 {most_names} 層名稱</translation>
    </message>
    <message>
        <source>it has no such bucket</source>
        <translation>沒有這個儲存貯體</translation>
    </message>
    <message>
        <source>it holds a line break or a character that cannot be shown</source>
        <translation>含有換行或無法顯示的字元</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>它是資料夾</translation>
    </message>
    <message>
        <source>it is a directory; use -d to save into it</source>
        <translation>它是資料夾；請選它作為儲存位置</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere</source>
        <translation>它是無效的連結</translation>
    </message>
    <message>
        <source>it is a link to a directory</source>
        <translation>它是指向資料夾的連結</translation>
    </message>
    <message>
        <source>it is down</source>
        <translation>它停擺了</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>it is empty or has a character that cannot be shown</source>
        <translation>是空的，或含有無法顯示的字元</translation>
    </message>
    <message>
        <source>it is empty, or it or the password has a control character</source>
        <translation>是空的，或其本身或密碼含有控制字元</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>it is longer than {longest_job_name} characters</source>
        <translation>超過 {longest_job_name} 個字元</translation>
    </message>
    <message>
        <source>it is longer than {longest} characters</source>
        <translation>超過 {longest} 個字元</translation>
    </message>
    <message>
        <source>it is neither connected nor has a data plan; known are {names}</source>
        <translation>它未連線，也沒有數據方案；已知的有：{names}</translation>
    </message>
    <message>
        <source>it is no PEM file with what is needed, or has a password</source>
        <translation>它不是含有所需內容的 PEM 檔案，或設有密碼</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是檔案</translation>
    </message>
    <message>
        <source>it is not a complete path</source>
        <translation>不是完整路徑</translation>
    </message>
    <message>
        <source>it is not a cookies.txt as Netscape wrote them</source>
        <translation>不是 Netscape 格式的 cookies.txt</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>不是一般檔案</translation>
    </message>
    <message>
        <source>it is not well-formed: {error}</source>
        <translation>格式不正確：{error}</translation>
    </message>
    <message>
        <source>it is not written as it should be</source>
        <translation>寫法不正確</translation>
    </message>
    <message>
        <source>it is the address of a directory</source>
        <translation>它是資料夾的位址</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>太長</translation>
    </message>
    <message>
        <source>it is too long for this disk</source>
        <translation>對此磁碟而言太長</translation>
    </message>
    <message>
        <source>it lists too many pieces</source>
        <translation>列出的分段太多</translation>
    </message>
    <message>
        <source>it must be a finite number</source>
        <translation>必須是有限的數字</translation>
    </message>
    <message>
        <source>it must be a number of bytes</source>
        <translation>必須是位元組數</translation>
    </message>
    <message>
        <source>it must be from 1 to 31</source>
        <translation>必須介於 1 到 31</translation>
    </message>
    <message>
        <source>it must be more than nothing</source>
        <translation>必須大於零</translation>
    </message>
    <message>
        <source>it must be of type {type_names}</source>
        <translation>類型必須是{type_names}</translation>
    </message>
    <message>
        <source>it must be one of {known}, several joined by &apos;+&apos;, or a number</source>
        <translation>必須是 {known} 之一、以「+」連接的數項，或一個數字</translation>
    </message>
    <message>
        <source>it must have the same priority and not be over</source>
        <translation>必須有相同的優先順序且尚未結束</translation>
    </message>
    <message>
        <source>it names another server that is none</source>
        <translation>它指定的另一個伺服器無效</translation>
    </message>
    <message>
        <source>it names more than {most_addresses} addresses</source>
        <translation>它包含超過 {most_addresses} 個位址</translation>
    </message>
    <message>
        <source>it names no address</source>
        <translation>沒有指定位址</translation>
    </message>
    <message>
        <source>it names no address that can be fetched</source>
        <translation>沒有指定可下載的位址</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>沒有指定檔案</translation>
    </message>
    <message>
        <source>it names no server</source>
        <translation>沒有指定伺服器</translation>
    </message>
    <message>
        <source>it names no server and share</source>
        <translation>沒有指定伺服器與共用</translation>
    </message>
    <message>
        <source>it names no share</source>
        <translation>沒有指定共用</translation>
    </message>
    <message>
        <source>it needs one list of ranges for each address</source>
        <translation>每個位址都需要一份範圍清單</translation>
    </message>
    <message>
        <source>it never has enough of asking who we are</source>
        <translation>它不斷詢問我們的身分</translation>
    </message>
    <message>
        <source>it only knows outdated, insecure versions of TLS</source>
        <translation>它只支援過時且不安全的 TLS 版本</translation>
    </message>
    <message>
        <source>it redirects to something that is no address</source>
        <translation>它轉往的不是位址</translation>
    </message>
    <message>
        <source>it redirects without saying where to</source>
        <translation>它轉往他處，卻未告知位置</translation>
    </message>
    <message>
        <source>it refused the connection</source>
        <translation>它拒絕連線</translation>
    </message>
    <message>
        <source>it says that a file has a name that none can have</source>
        <translation>它回報的檔名不可能存在</translation>
    </message>
    <message>
        <source>it sends more than {most} bytes</source>
        <translation>它送出超過 {most} 位元組</translation>
    </message>
    <message>
        <source>it sent no new bytes in answer to the question for some</source>
        <translation>要求更多內容時，它沒有送出新內容</translation>
    </message>
    <message>
        <source>it signed its certificate itself, and nobody vouches for it</source>
        <translation>它的憑證為自行簽署，沒有人擔保</translation>
    </message>
    <message>
        <source>it speaks another version of tus ({header})</source>
        <translation>它使用另一版本的 tus（{header}）</translation>
    </message>
    <message>
        <source>it stays at byte {reached}, whatever it is sent</source>
        <translation>無論送出什麼，它都停在位元組 {reached}</translation>
    </message>
    <message>
        <source>it stored something else; its {algorithm} checksum differs</source>
        <translation>它儲存的內容不同；其 {algorithm} 檢查碼不符</translation>
    </message>
    <message>
        <source>it takes files of up to {largest} bytes, and this one has {size}</source>
        <translation>它接受的檔案上限為 {largest} 位元組，此檔案有 {size}</translation>
    </message>
    <message>
        <source>it takes no BITS uploads at this address</source>
        <translation>它在此位址不接受 BITS 上傳</translation>
    </message>
    <message>
        <source>it takes no files of this type there</source>
        <translation>它在該處不接受此類型的檔案</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind</source>
        <translation>它不接受這種上傳</translation>
    </message>
    <message>
        <source>it takes no uploads of this kind there</source>
        <translation>它在該處不接受這種上傳</translation>
    </message>
    <message>
        <source>it wants another kind of upload</source>
        <translation>它要求另一種上傳方式</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>已中斷</translation>
    </message>
    <message>
        <source>it would never let the job run</source>
        <translation>這樣傳輸永遠無法執行</translation>
    </message>
    <message>
        <source>its certificate belongs to another address</source>
        <translation>它的憑證屬於另一個位址</translation>
    </message>
    <message>
        <source>its certificate belongs to another server</source>
        <translation>它的憑證屬於另一個伺服器</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not know</source>
        <translation>它的憑證來自這部電腦不認得的憑證授權單位</translation>
    </message>
    <message>
        <source>its certificate comes from an authority that this computer does not trust</source>
        <translation>它的憑證來自這部電腦不信任的憑證授權單位</translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>它的憑證已過期</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>它的憑證尚未生效</translation>
    </message>
    <message>
        <source>its certificate was not made for servers</source>
        <translation>它的憑證不是供伺服器使用的</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>它的憑證已被撤銷</translation>
    </message>
    <message>
        <source>its elements are nested too deeply</source>
        <translation>其元素巢狀層數太多</translation>
    </message>
    <message>
        <source>its encoding cannot be read: {error}</source>
        <translation>無法讀取其編碼：{error}</translation>
    </message>
    <message>
        <source>its encryption is too weak</source>
        <translation>它的加密強度不足</translation>
    </message>
    <message>
        <source>its percent signs do not stand for UTF-8</source>
        <translation>其中的百分號不代表 UTF-8</translation>
    </message>
    <message>
        <source>its port is not a number up to 65535</source>
        <translation>連接埠不是 65535 以內的數字</translation>
    </message>
    <message>
        <source>its server name makes no sense</source>
        <translation>伺服器名稱無效</translation>
    </message>
    <message>
        <source>its upload sessions take no empty files</source>
        <translation>它的上傳不接受空檔案</translation>
    </message>
    <message>
        <source>its user name makes no sense</source>
        <translation>使用者名稱無效</translation>
    </message>
    <message>
        <source>job {number} has still to save file {listed}</source>
        <translation>傳輸 {number} 尚須儲存檔案 {listed}</translation>
    </message>
    <message>
        <source>job {number} misses bytes of file {listed}</source>
        <translation>傳輸 {number} 缺少檔案 {listed} 的內容</translation>
    </message>
    <message>
        <source>method, dynamic content and checksum are for downloads; see the upload&apos;s options</source>
        <translation>方法、動態內容與檢查碼適用於下載；請參閱上傳的選項</translation>
    </message>
    <message>
        <source>more than {most_ranges} ranges</source>
        <translation>超過 {most_ranges} 個範圍</translation>
    </message>
    <message>
        <source>name the proxy, too</source>
        <translation>請一併指定代理伺服器</translation>
    </message>
    <message>
        <source>netrc file</source>
        <translation>netrc 檔案</translation>
    </message>
    <message>
        <source>network is unreachable</source>
        <translation>無法連線到網路</translation>
    </message>
    <message>
        <source>no file that misses bytes has an address that begins so</source>
        <translation>沒有未完成的檔案以此位址開頭</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未說明原因</translation>
    </message>
    <message>
        <source>no route to host</source>
        <translation>沒有通往伺服器的路徑</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>裝置沒有剩餘空間</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>沒有這個裝置</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>沒有這個檔案或資料夾</translation>
    </message>
    <message>
        <source>nobody unlocked it within {patience_s} s</source>
        <translation>{patience_s} 秒內沒有人解鎖</translation>
    </message>
    <message>
        <source>none there holds \ / : * ? &quot; &lt; &gt; | or a control character; rename the file, or send it alone to an address with another name</source>
        <translation>該處的名稱不能含有 \ / : * ? &quot; &lt; &gt; | 或控制字元；請重新命名檔案，或單獨傳送到另一名稱的位址</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是資料夾</translation>
    </message>
    <message>
        <source>nothing on a server can be called {quoted}</source>
        <translation>伺服器上不能有名為 {quoted} 的項目</translation>
    </message>
    <message>
        <source>number</source>
        <translation>數字</translation>
    </message>
    <message>
        <source>of &apos;{path}&apos;</source>
        <translation>（「{path}」）</translation>
    </message>
    <message>
        <source>one file name cannot serve several addresses</source>
        <translation>一個檔名不能用於多個位址</translation>
    </message>
    <message>
        <source>one file name cannot serve several files</source>
        <translation>一個檔名不能用於多個檔案</translation>
    </message>
    <message>
        <source>one is named, but not to be used</source>
        <translation>已指定，卻設為不使用</translation>
    </message>
    <message>
        <source>only a job can refer to a secret</source>
        <translation>只有傳輸可以引用機密</translation>
    </message>
    <message>
        <source>only an upload of one file can keep the reply</source>
        <translation>只有單一檔案的上傳可以保留回覆</translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>不允許的操作</translation>
    </message>
    <message>
        <source>operation not supported</source>
        <translation>不支援的操作</translation>
    </message>
    <message>
        <source>others can read &apos;{path}&apos;; its mode has to be 600</source>
        <translation>他人可讀取「{path}」；其權限須為 600</translation>
    </message>
    <message>
        <source>others can read it; its mode has to be 600</source>
        <translation>他人可讀取它；其權限須為 600</translation>
    </message>
    <message>
        <source>others could read and change what comes from there</source>
        <translation>他人可能讀取並更改來自該處的內容</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>沒有權限</translation>
    </message>
    <message>
        <source>ranges go neither with dynamic content nor with another method than GET</source>
        <translation>範圍不能與動態內容或 GET 以外的方法併用</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>唯讀檔案系統</translation>
    </message>
    <message>
        <source>send a part of the file, if it is still the same</source>
        <translation>在檔案未變更時送出其中一部分</translation>
    </message>
    <message>
        <source>send parts of a file, or at least say how long it is</source>
        <translation>送出檔案的部分內容，或至少告知其長度</translation>
    </message>
    <message>
        <source>send the file without compressing it with &apos;{coding}&apos; on the way</source>
        <translation>傳送檔案時不以「{coding}」壓縮</translation>
    </message>
    <message>
        <source>send the parts that are wanted: its file is shorter</source>
        <translation>送出所需的部分：其檔案較短</translation>
    </message>
    <message>
        <source>several files go into a directory: end the address with a slash</source>
        <translation>多個檔案須放入資料夾：位址請以斜線結尾</translation>
    </message>
    <message>
        <source>some space</source>
        <translation>一些空間</translation>
    </message>
    <message>
        <source>stale file handle</source>
        <translation>網路磁碟上的檔案已無法使用</translation>
    </message>
    <message>
        <source>status {status} in answer to an upload</source>
        <translation>對上傳回應狀態 {status}</translation>
    </message>
    <message>
        <source>status {status} in answer to the question for a file</source>
        <translation>對檔案要求回應狀態 {status}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>text file busy</source>
        <translation>檔案正在使用中</translation>
    </message>
    <message>
        <source>that is for downloads only</source>
        <translation>這只適用於下載</translation>
    </message>
    <message>
        <source>that would be more than {most_hops} addresses in a row</source>
        <translation>這樣會連續超過 {most_hops} 個位址</translation>
    </message>
    <message>
        <source>the SMB library cannot read it</source>
        <translation>SMB 程式庫無法讀取</translation>
    </message>
    <message>
        <source>the address is too long for it</source>
        <translation>位址對它而言太長</translation>
    </message>
    <message>
        <source>the addresses lead round in a circle</source>
        <translation>位址形成循環</translation>
    </message>
    <message>
        <source>the algorithm must be one of {join}</source>
        <translation>演算法必須是下列之一：{join}</translation>
    </message>
    <message>
        <source>the beginning of an address</source>
        <translation>位址開頭</translation>
    </message>
    <message>
        <source>the checksum</source>
        <translation>檢查碼</translation>
    </message>
    <message>
        <source>the day of a reset</source>
        <translation>重新起算日</translation>
    </message>
    <message>
        <source>the directory has no files in it</source>
        <translation>資料夾中沒有檔案</translation>
    </message>
    <message>
        <source>the directory there is set up to run programs</source>
        <translation>該處的資料夾設定為執行程式</translation>
    </message>
    <message>
        <source>the document is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>the file does not go along</source>
        <translation>檔案未隨要求送出</translation>
    </message>
    <message>
        <source>the file is larger than it takes</source>
        <translation>檔案超過它接受的大小</translation>
    </message>
    <message>
        <source>the file is too large for it</source>
        <translation>檔案對它而言太大</translation>
    </message>
    <message>
        <source>the file stays in &apos;{directory}&apos;</source>
        <translation>檔案留在「{directory}」</translation>
    </message>
    <message>
        <source>the file there is not what was expected</source>
        <translation>該處的檔案與預期不符</translation>
    </message>
    <message>
        <source>the file&apos;s number</source>
        <translation>檔案編號</translation>
    </message>
    <message>
        <source>the job that comes next</source>
        <translation>下一項傳輸</translation>
    </message>
    <message>
        <source>the job&apos;s region is not the bucket&apos;s</source>
        <translation>傳輸的地區與儲存貯體不符</translation>
    </message>
    <message>
        <source>the law forbids it</source>
        <translation>法律禁止</translation>
    </message>
    <message>
        <source>the least is {least}</source>
        <translation>最小為 {least}</translation>
    </message>
    <message>
        <source>the least is {smallest_fragment} bytes</source>
        <translation>最小為 {smallest_fragment} 位元組</translation>
    </message>
    <message>
        <source>the least is {with_unit}</source>
        <translation>最小為 {with_unit}</translation>
    </message>
    <message>
        <source>the method of an upload</source>
        <translation>上傳方式</translation>
    </message>
    <message>
        <source>the most is {with_unit}</source>
        <translation>最大為 {with_unit}</translation>
    </message>
    <message>
        <source>the program behind the server did not accept the file</source>
        <translation>伺服器後方的程式不接受此檔案</translation>
    </message>
    <message>
        <source>the revocation list to check its certificate against has expired</source>
        <translation>用來檢查其憑證的撤銷清單已過期</translation>
    </message>
    <message>
        <source>the setting &apos;{key}&apos;</source>
        <translation>設定「{key}」</translation>
    </message>
    <message>
        <source>the size of a fragment</source>
        <translation>片段大小</translation>
    </message>
    <message>
        <source>the step of &apos;{match}&apos; is nothing</source>
        <translation>「{match}」的間隔為零</translation>
    </message>
    <message>
        <source>there is no revocation list to check its certificate against</source>
        <translation>沒有可用來檢查其憑證的撤銷清單</translation>
    </message>
    <message>
        <source>there is no way to it</source>
        <translation>沒有通往它的路徑</translation>
    </message>
    <message>
        <source>there is nobody to ask servers</source>
        <translation>沒有可詢問伺服器的元件</translation>
    </message>
    <message>
        <source>there is nobody to fetch it</source>
        <translation>沒有可用來下載的方式</translation>
    </message>
    <message>
        <source>there is none here</source>
        <translation>這裡沒有</translation>
    </message>
    <message>
        <source>there is nothing at this address</source>
        <translation>此位址沒有任何內容</translation>
    </message>
    <message>
        <source>there is nothing at this address any more</source>
        <translation>此位址已沒有任何內容</translation>
    </message>
    <message>
        <source>this computer&apos;s clock is wrong</source>
        <translation>這部電腦的時鐘不正確</translation>
    </message>
    <message>
        <source>this job does not follow</source>
        <translation>此傳輸不跟隨轉址</translation>
    </message>
    <message>
        <source>this program has no place for passwords</source>
        <translation>此程式沒有存放密碼的地方</translation>
    </message>
    <message>
        <source>times of the week</source>
        <translation>每週時段</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>開啟的檔案太多</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>two ranges overlap</source>
        <translation>兩個範圍重疊</translation>
    </message>
    <message>
        <source>uploads by &apos;{value}&apos;</source>
        <translation>以「{value}」上傳</translation>
    </message>
    <message>
        <source>what is sent there could be read on the way</source>
        <translation>傳送到該處的內容可能在途中被讀取</translation>
    </message>
    <message>
        <source>what is used</source>
        <translation>已使用量</translation>
    </message>
    <message>
        <source>what it sends is not signed as it should be</source>
        <translation>它傳送的內容未正確簽署</translation>
    </message>
    <message>
        <source>what was copied of it disappears there again and again</source>
        <translation>複製過去的內容一再消失</translation>
    </message>
    <message>
        <source>what was sent of it disappears there again and again</source>
        <translation>傳送過去的內容一再消失</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整數</translation>
    </message>
    <message>
        <source>with status {status} the file does not go along</source>
        <translation>狀態為 {status} 時檔案未隨之送出</translation>
    </message>
    <message>
        <source>write a name, or one with {join}:// before it</source>
        <translation>請寫名稱，或在前面加上 {join}://</translation>
    </message>
    <message>
        <source>write bytes per second, 0 to stop, or nothing for no limit</source>
        <translation>請寫每秒位元組數，0 為停止，留空為不限制</translation>
    </message>
    <message>
        <source>write file:/// and the complete path</source>
        <translation>請寫 file:/// 與完整路徑</translation>
    </message>
    <message>
        <source>write http://host:port, https://host:port or socks5://host:port</source>
        <translation>請寫 http://主機:連接埠、https://主機:連接埠 或 socks5://主機:連接埠</translation>
    </message>
    <message>
        <source>write it like 0:100,2000:eof</source>
        <translation>請寫成 0:100,2000:eof</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>您沒有該處的寫入權限</translation>
    </message>
    <message>
        <source>you may not write to &apos;{path}&apos; there ({name})</source>
        <translation>您沒有該處「{path}」的寫入權限（{name}）</translation>
    </message>
    <message>
        <source>{algorithm} has {sizes} hexadecimal digits</source>
        <translation>{algorithm} 有 {sizes} 個十六進位數字</translation>
    </message>
    <message>
        <source>{number}, {reason}</source>
        <translation>{number}, {reason}</translation>
    </message>
    <message>
        <source>{words} (it answered {status}, {code})</source>
        <translation>{words}（回應 {status}，{code}）</translation>
    </message>
    <message>
        <source>{words} ({number})</source>
        <translation>{words}（{number}）</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>關閉詳細資料</translation>
    </message>
    <message>
        <source>Pages of the details</source>
        <translation>詳細資料頁面</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>總覽(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>速度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>歷程記錄(&amp;H)</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>伺服器(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a transfer to see what it does and why</source>
        <translation>選擇一項傳輸，看看它在做什麼、為什麼</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers chosen · {size}</source>
        <translation>
            <numerusform>已選擇 {count} 項傳輸 · {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DirectoryBox</name>
    <message>
        <source>Save to</source>
        <translation>儲存到</translation>
    </message>
    <message>
        <source>Your Downloads directory</source>
        <translation>您的「下載」資料夾</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>Choose the directory</source>
        <translation>選擇資料夾</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Nothing to transfer yet</source>
        <translation>尚無傳輸項目</translation>
    </message>
    <message>
        <source>Drag links from your browser into this window, paste them with {paste}, or press {add} to type an address.</source>
        <translation>將連結從瀏覽器拖曳到此視窗、按 {paste} 貼上，或按 {add} 輸入位址。</translation>
    </message>
</context>
<context>
    <name>EngineWatch</name>
    <message>
        <source>The transfer engine has ended. The list shows how it was at {time}.</source>
        <translation>傳輸引擎已結束。清單顯示的是 {time} 的狀態。</translation>
    </message>
    <message>
        <source>The transfer engine has stopped. Quit Ebbtide and start it again.</source>
        <translation>傳輸引擎已停止。請結束 Ebbtide 再重新啟動。</translation>
    </message>
    <message>
        <source>The transfer engine is starting…</source>
        <translation>正在啟動傳輸引擎…</translation>
    </message>
</context>
<context>
    <name>ErrorCode</name>
    <message>
        <source>Something went wrong inside Ebbtide: {detail}.</source>
        <translation>Ebbtide 內部發生錯誤：{detail}。</translation>
    </message>
    <message>
        <source>Please report this together with the log file.</source>
        <translation>請連同記錄檔一併回報。</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>See &apos;ebbtide --help&apos;.</source>
        <translation>請參閱「ebbtide --help」。</translation>
    </message>
    <message>
        <source>Ebbtide cannot be reached: {detail}.</source>
        <translation>無法連線到 Ebbtide：{detail}。</translation>
    </message>
    <message>
        <source>Start it with &apos;ebbtide start&apos;.</source>
        <translation>請以「ebbtide start」啟動它。</translation>
    </message>
    <message>
        <source>The running Ebbtide speaks version {theirs} of the API, this program {ours}.</source>
        <translation>執行中的 Ebbtide 使用 API 第 {theirs} 版，此程式為第 {ours} 版。</translation>
    </message>
    <message>
        <source>Quit the running Ebbtide (&apos;ebbtide quit&apos;) and start the new one.</source>
        <translation>請結束執行中的 Ebbtide（「ebbtide quit」），再啟動新版。</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is damaged or is not Ebbtide&apos;s: {detail}.</source>
        <translation>傳輸資料庫「{path}」已損毀或不屬於 Ebbtide：{detail}。</translation>
    </message>
    <message>
        <source>Move the file away to start with an empty list; copies made before updates lie beside it.</source>
        <translation>將檔案移走即可從空白清單開始；更新前的備份就在旁邊。</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; was written by a newer Ebbtide (version {found}, this program knows {known}).</source>
        <translation>傳輸資料庫「{path}」由較新的 Ebbtide 寫入（第 {found} 版，此程式支援到第 {known} 版）。</translation>
    </message>
    <message>
        <source>Update Ebbtide; the database was not touched.</source>
        <translation>請更新 Ebbtide；資料庫未被更動。</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>無法使用傳輸資料庫「{path}」：{detail}。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of its directory.</source>
        <translation>請檢查可用空間與資料夾的權限。</translation>
    </message>
    <message>
        <source>The request is not valid: {detail}.</source>
        <translation>要求無效：{detail}。</translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation>請修正後再送出。</translation>
    </message>
    <message>
        <source>There is no method called &apos;{method}&apos;.</source>
        <translation>沒有名為「{method}」的方法。</translation>
    </message>
    <message>
        <source>The API reference lists all methods.</source>
        <translation>所有方法請見 API 文件。</translation>
    </message>
    <message>
        <source>There is no job &apos;{job}&apos;.</source>
        <translation>沒有傳輸「{job}」。</translation>
    </message>
    <message>
        <source>&apos;ebbtide list&apos; shows all jobs.</source>
        <translation>「ebbtide list」會列出所有傳輸。</translation>
    </message>
    <message>
        <source>&apos;{job}&apos; fits more than one job: {matches}.</source>
        <translation>「{job}」符合多項傳輸：{matches}。</translation>
    </message>
    <message>
        <source>Give more characters, or the number.</source>
        <translation>請輸入更多字元，或輸入編號。</translation>
    </message>
    <message>
        <source>Job {job} cannot {action} while it is {state}.</source>
        <translation>傳輸 {job} 目前為「{state}」，無法執行「{action}」。</translation>
    </message>
    <message>
        <source>{hint}</source>
        <translation>{hint}</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; is not an address that can be used: {detail}.</source>
        <translation>「{url}」不是可使用的位址：{detail}。</translation>
    </message>
    <message>
        <source>Give a complete address such as https://example.org/file.iso.</source>
        <translation>請輸入完整位址，例如 https://example.org/file.iso。</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; begins with &apos;{scheme}:&apos;, which Ebbtide cannot transfer.</source>
        <translation>「{url}」以「{scheme}:」開頭，Ebbtide 無法傳輸。</translation>
    </message>
    <message>
        <source>Addresses can begin with {known}.</source>
        <translation>位址可以下列開頭：{known}。</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; does not exist.</source>
        <translation>資料夾「{path}」不存在。</translation>
    </message>
    <message>
        <source>Create it, or choose another one with -d.</source>
        <translation>請建立它，或以 -d 選擇另一個。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a directory.</source>
        <translation>「{path}」不是資料夾。</translation>
    </message>
    <message>
        <source>Choose a directory with -d.</source>
        <translation>請以 -d 選擇資料夾。</translation>
    </message>
    <message>
        <source>You may not write to &apos;{path}&apos;.</source>
        <translation>您沒有寫入「{path}」的權限。</translation>
    </message>
    <message>
        <source>Choose another directory, or change its permissions and resume the job.</source>
        <translation>請選擇另一個資料夾，或變更其權限後繼續。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; already exists and was left alone.</source>
        <translation>「{path}」已存在，未被更動。</translation>
    </message>
    <message>
        <source>Move it away and resume the job, or give another name with -o (of &apos;add&apos; or &apos;set&apos;).</source>
        <translation>請移走它並繼續傳輸，或以 -o（用於「add」或「set」）指定其他名稱。</translation>
    </message>
    <message>
        <source>Job {job} already saves to &apos;{path}&apos;.</source>
        <translation>傳輸 {job} 已經儲存到「{path}」。</translation>
    </message>
    <message>
        <source>Give another name with -o.</source>
        <translation>請以 -o 換一個名稱。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be used as a file name: {detail}.</source>
        <translation>「{name}」不能作為檔名：{detail}。</translation>
    </message>
    <message>
        <source>&apos;{value}&apos; is not valid for {what}: {detail}.</source>
        <translation>{what}的值「{value}」無效：{detail}。</translation>
    </message>
    <message>
        <source>Give a valid value.</source>
        <translation>請輸入有效的值。</translation>
    </message>
    <message>
        <source>There is no setting &apos;{key}&apos;.</source>
        <translation>沒有設定「{key}」。</translation>
    </message>
    <message>
        <source>&apos;ebbtide settings&apos; lists them.</source>
        <translation>「ebbtide settings」會列出所有設定。</translation>
    </message>
    <message>
        <source>{what} is limited to {limit}.</source>
        <translation>{what}最多為 {limit}。</translation>
    </message>
    <message>
        <source>Let some end first, or raise the setting &apos;{setting}&apos;.</source>
        <translation>請先等部分項目完成，或調高設定「{setting}」。</translation>
    </message>
    <message>
        <source>Ebbtide is just quitting.</source>
        <translation>Ebbtide 正在結束。</translation>
    </message>
    <message>
        <source>Start it again with &apos;ebbtide start&apos;.</source>
        <translation>請以「ebbtide start」重新啟動。</translation>
    </message>
    <message>
        <source>Job {job} was given up before it was finished.</source>
        <translation>傳輸 {job} 在完成前已被放棄。</translation>
    </message>
    <message>
        <source>Add it again if you need it.</source>
        <translation>若仍需要，請重新加入。</translation>
    </message>
    <message>
        <source>Ebbtide could not be started: {detail}</source>
        <translation>無法啟動 Ebbtide：{detail}</translation>
    </message>
    <message>
        <source>Its output is in &apos;{path}&apos;.</source>
        <translation>其輸出在「{path}」。</translation>
    </message>
    <message>
        <source>The job database &apos;{path}&apos; is in use by another Ebbtide (process {process_id}).</source>
        <translation>傳輸資料庫「{path}」正由另一個 Ebbtide 使用（處理程序 {process_id}）。</translation>
    </message>
    <message>
        <source>Quit that one first; it was started with another XDG_RUNTIME_DIR.</source>
        <translation>請先結束它；它以另一個 XDG_RUNTIME_DIR 啟動。</translation>
    </message>
    <message>
        <source>The setting &apos;{key}&apos; is fixed by your administrator, in &apos;{path}&apos;.</source>
        <translation>設定「{key}」已由您的管理員在「{path}」中固定。</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer to change it there.</source>
        <translation>請要求管理這部電腦的人在那裡變更。</translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation>沒有網路連線。</translation>
    </message>
    <message>
        <source>It goes on when the network is back.</source>
        <translation>網路恢復後會繼續。</translation>
    </message>
    <message>
        <source>The server name &apos;{host}&apos; could not be found.</source>
        <translation>找不到伺服器「{host}」。</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>請檢查位址與網路連線。</translation>
    </message>
    <message>
        <source>The server {host} could not be reached: {detail}.</source>
        <translation>無法連線到伺服器 {host}：{detail}。</translation>
    </message>
    <message>
        <source>The server closed the connection before the file was complete.</source>
        <translation>檔案傳完之前，伺服器就關閉了連線。</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again.</source>
        <translation>不需處理：會再試一次。</translation>
    </message>
    <message>
        <source>The server {host} did not answer in time.</source>
        <translation>伺服器 {host} 未及時回應。</translation>
    </message>
    <message>
        <source>A secure connection to {host} was not possible: {detail}.</source>
        <translation>無法與 {host} 建立安全連線：{detail}。</translation>
    </message>
    <message>
        <source>Check the computer&apos;s clock and the address; resume the job afterwards.</source>
        <translation>請檢查電腦時鐘與位址，然後繼續。</translation>
    </message>
    <message>
        <source>Add the job again with &apos;--ca FILE&apos;, a PEM file with the certificate of the server or its authority; or, if it may be anybody who answers, with &apos;--insecure-unknown-authority&apos;.</source>
        <translation>請以「--ca 檔案」（內含伺服器或其憑證機構憑證的 PEM 檔）重新加入工作；若不在意回應者是誰，則使用「--insecure-unknown-authority」。</translation>
    </message>
    <message>
        <source>The server {host} gave an answer that makes no sense: {detail}.</source>
        <translation>伺服器 {host} 的回應無法理解：{detail}。</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again a few times.</source>
        <translation>不需處理：會再試幾次。</translation>
    </message>
    <message>
        <source>The server answered {status} ({reason}).</source>
        <translation>伺服器回應 {status}（{reason}）。</translation>
    </message>
    <message>
        <source>The server does not have this file (it answered {status}).</source>
        <translation>伺服器上沒有此檔案（回應 {status}）。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>請檢查位址。</translation>
    </message>
    <message>
        <source>The server does not let you have this file (it answered {status}).</source>
        <translation>伺服器不允許您取得此檔案（回應 {status}）。</translation>
    </message>
    <message>
        <source>Give a user name and password, or another address, and resume the job.</source>
        <translation>請提供使用者名稱與密碼，或換一個位址，然後繼續。</translation>
    </message>
    <message>
        <source>The server refused the request (it answered {status}, {reason}).</source>
        <translation>伺服器拒絕要求（回應 {status}，{reason}）。</translation>
    </message>
    <message>
        <source>The server sent us on to {url}, and that was not followed: {detail}.</source>
        <translation>伺服器將我們轉到 {url}，但未跟隨：{detail}。</translation>
    </message>
    <message>
        <source>Use that address directly if you trust it.</source>
        <translation>若您信任該位址，請直接使用它。</translation>
    </message>
    <message>
        <source>The server sent us from one address to the next without end, at last to {url}: {detail}.</source>
        <translation>伺服器不斷將我們轉往其他位址，最後是 {url}：{detail}。</translation>
    </message>
    <message>
        <source>Open the address in a browser: it may ask you to log in. Resume the job when it works there, or give another address.</source>
        <translation>請在瀏覽器開啟該位址：可能需要登入。在那裡可用後再繼續，或換一個位址。</translation>
    </message>
    <message>
        <source>The file on the server changed while it was being fetched.</source>
        <translation>下載期間伺服器上的檔案已變更。</translation>
    </message>
    <message>
        <source>Nothing to do: it starts afresh. A file on a web server that grows all the time, such as a log, comes as it is at that moment with &apos;ebbtide add --dynamic&apos;.</source>
        <translation>不需處理：會重新開始。網頁伺服器上不斷增長的檔案（例如記錄檔），可用「ebbtide add --dynamic」依當時的內容下載。</translation>
    </message>
    <message>
        <source>The address has expired (the server answered {status}).</source>
        <translation>位址已過期（伺服器回應 {status}）。</translation>
    </message>
    <message>
        <source>Give the job a new address; the bytes already here are kept.</source>
        <translation>請提供新位址；已下載的部分會保留。</translation>
    </message>
    <message>
        <source>The server announced {expected} bytes and sent {found}.</source>
        <translation>伺服器宣告 {expected} 位元組，卻送出 {found}。</translation>
    </message>
    <message>
        <source>Instead of the file a page of type {found} arrived, as Wi-Fi log-in pages do.</source>
        <translation>收到的不是檔案，而是 {found} 類型的網頁，就像 Wi-Fi 登入頁面。</translation>
    </message>
    <message>
        <source>Log in to the network with a browser; it goes on by itself.</source>
        <translation>請用瀏覽器登入網路；之後會自動繼續。</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum: expected {expected}, found {found}.</source>
        <translation>檔案與 {algorithm} 檢查碼不符：預期 {expected}，實際 {found}。</translation>
    </message>
    <message>
        <source>The bytes were kept as &apos;{path}&apos;. Resume to fetch the file again, or give another checksum with &apos;ebbtide set JOB --checksum ALGORITHM:HEX&apos;.</source>
        <translation>這些位元組已保留為「{path}」。繼續即可重新下載檔案，或以「ebbtide set 傳輸 --checksum 演算法:HEX」指定其他檢查碼。</translation>
    </message>
    <message>
        <source>The file is larger than the {limit} bytes allowed for this job.</source>
        <translation>檔案大於此傳輸允許的 {limit} 位元組。</translation>
    </message>
    <message>
        <source>Raise the job&apos;s limit with &apos;ebbtide set JOB --max-size SIZE&apos;; it goes on by itself.</source>
        <translation>以「ebbtide set 傳輸 --max-size 大小」提高傳輸的上限；之後會自動繼續。</translation>
    </message>
    <message>
        <source>The server cannot do what this job needs: {detail}.</source>
        <translation>伺服器無法滿足此傳輸的需求：{detail}。</translation>
    </message>
    <message>
        <source>Use another server, or change the job.</source>
        <translation>請改用其他伺服器，或變更此傳輸。</translation>
    </message>
    <message>
        <source>The proxy {host} refused: it answered {status}.</source>
        <translation>代理伺服器 {host} 拒絕：回應 {status}。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address, user name and password.</source>
        <translation>請檢查代理伺服器的位址、使用者名稱與密碼。</translation>
    </message>
    <message>
        <source>The server already has &apos;{name}&apos;, and it was left alone.</source>
        <translation>伺服器上已有「{name}」，未被更動。</translation>
    </message>
    <message>
        <source>Add the job again with another name, or with --overwrite.</source>
        <translation>請以其他名稱或 --overwrite 重新加入此傳輸。</translation>
    </message>
    <message>
        <source>The server does not take the file: {detail}.</source>
        <translation>伺服器不接受此檔案：{detail}。</translation>
    </message>
    <message>
        <source>Check the address and that you may write there; resume the job afterwards.</source>
        <translation>請檢查位址以及是否有寫入權限，然後繼續。</translation>
    </message>
    <message>
        <source>There is no room on the server {host} for the file.</source>
        <translation>伺服器 {host} 沒有空間存放此檔案。</translation>
    </message>
    <message>
        <source>Free some space there; it is tried again.</source>
        <translation>請在該處釋出空間；會再試一次。</translation>
    </message>
    <message>
        <source>The server has no directory &apos;{path}&apos;.</source>
        <translation>伺服器上沒有資料夾「{path}」。</translation>
    </message>
    <message>
        <source>Create it there, or give another address, and resume the job.</source>
        <translation>請在該處建立，或換一個位址，然後繼續。</translation>
    </message>
    <message>
        <source>Another program on the server has &apos;{path}&apos; open.</source>
        <translation>伺服器上的其他程式正開啟「{path}」。</translation>
    </message>
    <message>
        <source>Close it there; it is tried again.</source>
        <translation>請在該處關閉；會再試一次。</translation>
    </message>
    <message>
        <source>The server {host} has no share &apos;{share}&apos;.</source>
        <translation>伺服器 {host} 沒有共用「{share}」。</translation>
    </message>
    <message>
        <source>Check the address, and resume the job.</source>
        <translation>請檢查位址，然後繼續。</translation>
    </message>
    <message>
        <source>The server {host} did not accept your user name and password.</source>
        <translation>伺服器 {host} 不接受您的使用者名稱與密碼。</translation>
    </message>
    <message>
        <source>Give them with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;, and resume the job.</source>
        <translation>請以「ebbtide set 傳輸 --user 名稱」或「ebbtide credentials add {host}」提供，然後繼續傳輸。</translation>
    </message>
    <message>
        <source>The disk with &apos;{path}&apos; is full: {missing} more must be free.</source>
        <translation>「{path}」所在的磁碟已滿：還需要 {missing}。</translation>
    </message>
    <message>
        <source>Free some space; it goes on by itself.</source>
        <translation>請釋出空間；之後會自動繼續。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; could not be written: {detail}.</source>
        <translation>無法寫入「{path}」：{detail}。</translation>
    </message>
    <message>
        <source>Check the disk; it is tried again.</source>
        <translation>請檢查磁碟；會再試一次。</translation>
    </message>
    <message>
        <source>The directory &apos;{path}&apos; is not there any more.</source>
        <translation>資料夾「{path}」已不存在。</translation>
    </message>
    <message>
        <source>Bring it back (mount the disk, create the directory); it goes on by itself.</source>
        <translation>請將它恢復（掛載磁碟、建立資料夾）；之後會自動繼續。</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{path}&apos; was removed or changed by another program.</source>
        <translation>未完成的檔案「{path}」被其他程式移除或變更。</translation>
    </message>
    <message>
        <source>Nothing to do: the file starts afresh.</source>
        <translation>不需處理：檔案會重新開始。</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; lies on a disk that can only be read.</source>
        <translation>「{path}」位於唯讀磁碟上。</translation>
    </message>
    <message>
        <source>Make it writable, or choose another directory, and resume the job.</source>
        <translation>請讓它可寫入，或選擇另一個資料夾，然後繼續。</translation>
    </message>
    <message>
        <source>Nothing moved for {duration}. The last reason was: {detail}</source>
        <translation>已有 {duration} 沒有進展。最後的原因：{detail}</translation>
    </message>
    <message>
        <source>The download took longer than the {duration} allowed for this job.</source>
        <translation>下載時間超過此傳輸允許的 {duration}。</translation>
    </message>
    <message>
        <source>Resume the job to give it that time again.</source>
        <translation>繼續此傳輸，即再給它同樣的時間。</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, is not there.</source>
        <translation>要傳送的檔案「{path}」不存在。</translation>
    </message>
    <message>
        <source>Bring it back, and resume the job.</source>
        <translation>請將它放回，然後繼續。</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; was changed while it was being sent.</source>
        <translation>傳送期間檔案「{path}」已變更。</translation>
    </message>
    <message>
        <source>Resume the job to send the file as it is now, from the beginning.</source>
        <translation>繼續即會從頭傳送目前的檔案。</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos;, which was to be sent, cannot be read: {detail}.</source>
        <translation>無法讀取要傳送的檔案「{path}」：{detail}。</translation>
    </message>
    <message>
        <source>Check its permissions and the disk, and resume the job.</source>
        <translation>請檢查其權限與磁碟，然後繼續。</translation>
    </message>
    <message>
        <source>The password or secret header for {host} is not kept any more.</source>
        <translation>{host} 的密碼或機密標頭已不再保存。</translation>
    </message>
    <message>
        <source>Give it with &apos;ebbtide set JOB --user NAME&apos; or &apos;ebbtide credentials add {host}&apos;; a secret header needs the job to be added again.</source>
        <translation>請以「ebbtide set 傳輸 --user 名稱」或「ebbtide credentials add {host}」提供；若是機密標頭，則須重新加入傳輸。</translation>
    </message>
    <message>
        <source>The keyring with your passwords cannot be read: {detail}.</source>
        <translation>無法讀取存放密碼的鑰匙圈：{detail}。</translation>
    </message>
    <message>
        <source>Unlock it, and resume the job.</source>
        <translation>請將它解鎖，然後繼續。</translation>
    </message>
    <message>
        <source>No password is kept for {host}.</source>
        <translation>沒有保存 {host} 的密碼。</translation>
    </message>
    <message>
        <source>&apos;ebbtide credentials list&apos; shows for which servers there is one.</source>
        <translation>「ebbtide credentials list」會列出有密碼的伺服器。</translation>
    </message>
    <message>
        <source>The {what} &apos;{path}&apos; cannot be used: {detail}.</source>
        <translation>無法使用{what}「{path}」：{detail}。</translation>
    </message>
    <message>
        <source>Mend or replace the file, and resume the job.</source>
        <translation>請修復或更換檔案，然後繼續。</translation>
    </message>
    <message>
        <source>The server keeps losing the upload: {detail}.</source>
        <translation>伺服器一再遺失上傳內容：{detail}。</translation>
    </message>
    <message>
        <source>Try another method or server; resume the job to try again.</source>
        <translation>請嘗試其他方式或伺服器；按繼續可再試一次。</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message numerus="yes">
        <source>{addresses} and {count} more</source>
        <translation>
            <numerusform>{addresses} 等，另有 {count} 個</numerusform>
        </translation>
    </message>
    <message>
        <source>any time</source>
        <translation>任何時段</translation>
    </message>
    <message>
        <source>Added: {addresses}.</source>
        <translation>已加入：{addresses}。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暫停。</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>已繼續。</translation>
    </message>
    <message>
        <source>Connecting.</source>
        <translation>正在連線。</translation>
    </message>
    <message>
        <source>Back in the queue: {reason}.</source>
        <translation>回到佇列：{reason}。</translation>
    </message>
    <message>
        <source>Trying again.</source>
        <translation>再試一次。</translation>
    </message>
    <message>
        <source>The server answered; transferring.</source>
        <translation>伺服器已回應，正在傳輸。</translation>
    </message>
    <message>
        <source>File {file_number} now comes from {url}: {reason}.</source>
        <translation>檔案 {file_number} 改由 {url} 取得：{reason}。</translation>
    </message>
    <message>
        <source>It has a new password for {user}.</source>
        <translation>{user} 有了新密碼。</translation>
    </message>
    <message>
        <source>The most it may download was changed.</source>
        <translation>可下載的上限已變更。</translation>
    </message>
    <message>
        <source>The checksum that the file has to match was changed.</source>
        <translation>檔案必須符合的檢查碼已變更。</translation>
    </message>
    <message>
        <source>File {file_number} starts afresh: {reason}.</source>
        <translation>檔案 {file_number} 重新開始：{reason}。</translation>
    </message>
    <message>
        <source>File {file_number} is here: {size} bytes.</source>
        <translation>檔案 {file_number} 已收到：{size} 位元組。</translation>
    </message>
    <message>
        <source>The server takes file {file_number}; sending.</source>
        <translation>伺服器接受檔案 {file_number}，正在傳送。</translation>
    </message>
    <message>
        <source>File {file_number} was sent: {size} bytes.</source>
        <translation>檔案 {file_number} 已傳送：{size} 位元組。</translation>
    </message>
    <message>
        <source>The server sent no reply.</source>
        <translation>伺服器沒有送出回覆。</translation>
    </message>
    <message>
        <source>The server&apos;s name counts: it will be saved as &apos;{target}&apos;.</source>
        <translation>以伺服器提供的名稱為準：將儲存為「{target}」。</translation>
    </message>
    <message>
        <source>It will be saved as &apos;{target}&apos;: somebody asked for it.</source>
        <translation>將儲存為「{target}」：有人這樣要求。</translation>
    </message>
    <message>
        <source>Saved as &apos;{target}&apos;.</source>
        <translation>已儲存為「{target}」。</translation>
    </message>
    <message>
        <source>Could not save: {error}</source>
        <translation>無法儲存：{error}</translation>
    </message>
    <message>
        <source>Trying again to save.</source>
        <translation>再次嘗試儲存。</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{error} Trying again later.</source>
        <translation>{error}稍後再試。</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>失敗：{error}</translation>
    </message>
    <message>
        <source>All files are transferred.</source>
        <translation>所有檔案皆已傳輸。</translation>
    </message>
    <message>
        <source>Completion was asked for.</source>
        <translation>已要求完成。</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Removed from the list.</source>
        <translation>已從清單移除。</translation>
    </message>
    <message>
        <source>Priority is now {priority}.</source>
        <translation>優先順序改為{priority}。</translation>
    </message>
    <message>
        <source>Runs on these connections now: {words}.</source>
        <translation>現在可用的連線：{words}。</translation>
    </message>
    <message>
        <source>While you are at the computer, from now on: {words}.</source>
        <translation>您使用電腦時，從現在起：{words}。</translation>
    </message>
    <message>
        <source>Runs at these times now: {words}.</source>
        <translation>現在的執行時段：{words}。</translation>
    </message>
    <message>
        <source>The time of its start was changed.</source>
        <translation>開始時間已變更。</translation>
    </message>
    <message>
        <source>Started now, whatever the cost, the hour or the power, and whoever is here.</source>
        <translation>立即開始，不論費用、時段、電源，也不論是否有人在使用。</translation>
    </message>
    <message>
        <source>Moved in line.</source>
        <translation>已調整順序。</translation>
    </message>
    <message>
        <source>Nothing happened for {duration}.</source>
        <translation>已有 {duration} 沒有任何動靜。</translation>
    </message>
    <message>
        <source>Its limit was changed.</source>
        <translation>限制已變更。</translation>
    </message>
    <message>
        <source>Renamed to &apos;{name}&apos;.</source>
        <translation>已重新命名為「{name}」。</translation>
    </message>
</context>
<context>
    <name>Expander</name>
    <message>
        <source>&amp;More…</source>
        <translation>更多(&amp;M)…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Pages of more wishes</source>
        <translation>更多選項的頁面</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no: it starts from the beginning</source>
        <translation>否：從頭開始</translation>
    </message>
    <message>
        <source>Goes on where it broke off</source>
        <translation>可從中斷處繼續</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>上次變更</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Checksum by the server</source>
        <translation>伺服器的檢查碼</translation>
    </message>
    <message>
        <source>Checksum you gave</source>
        <translation>您提供的檢查碼</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>鏡像</translation>
    </message>
    <message>
        <source>User</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>kept secret</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Header we send</source>
        <translation>我們送出的標頭</translation>
    </message>
</context>
<context>
    <name>FileState</name>
    <message>
        <source>Sent</source>
        <translation>已傳送</translation>
    </message>
    <message>
        <source>Being completed</source>
        <translation>正在完成</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Complete, being saved</source>
        <translation>完整，正在儲存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已儲存</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>From</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已傳輸</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>位址</translation>
    </message>
</context>
<context>
    <name>FilterRail</name>
    <message>
        <source>Filter</source>
        <translation>篩選</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先順序</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>{group}: {count}</source>
        <translation>{group}：{count}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{size}/s</source>
        <translation>{size}/秒</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分鐘</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小時</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小時 {minutes} 分</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小時</translation>
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
        <translation>全部</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>歷程記錄</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>發生的事</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>There is no address in the clipboard.</source>
        <translation>剪貼簿中沒有位址。</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Start &amp;now</source>
        <translation>立即開始(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Allow on this network</source>
        <translation>允許在此網路上執行(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Log in…</source>
        <translation>登入(&amp;L)…</translation>
    </message>
    <message>
        <source>Change chec&amp;ksum…</source>
        <translation>變更檢查碼(&amp;K)…</translation>
    </message>
    <message>
        <source>Change ma&amp;ximum size…</source>
        <translation>變更大小上限(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>繼續(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暫停(&amp;P)</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>暫停或繼續</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開啟(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在資料夾中顯示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>複製位址(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;whole address</source>
        <translation>複製完整位址(&amp;W)</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>從清單移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy address without its signature</source>
        <translation>複製不含簽章的位址(&amp;C)</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>再試一次(&amp;R)</translation>
    </message>
    <message>
        <source>Pr&amp;iority</source>
        <translation>優先順序(&amp;I)</translation>
    </message>
</context>
<context>
    <name>JobKind</name>
    <message>
        <source>Uploads</source>
        <translation>上傳</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下載</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Transfers</source>
        <translation>傳輸</translation>
    </message>
    <message>
        <source>As it was: the transfer engine has ended</source>
        <translation>先前的狀態：傳輸引擎已結束</translation>
    </message>
    <message>
        <source>No transfer here matches “{text}”</source>
        <translation>沒有符合「{text}」的傳輸</translation>
    </message>
    <message>
        <source>No transfer here at the moment</source>
        <translation>目前這裡沒有傳輸</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>The desktop&apos;s</source>
        <translation>桌面的語言</translation>
    </message>
</context>
<context>
    <name>LimitMenu</name>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Speed &amp;limit: {limit}</source>
        <translation>速度限制(&amp;L)：{limit}</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;No limit</source>
        <translation>不限制(&amp;N)</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>nothing is being transferred</source>
        <translation>目前沒有傳輸</translation>
    </message>
    <message>
        <source>link idle</source>
        <translation>線路閒置</translation>
    </message>
    <message>
        <source>finding out how fast the link is</source>
        <translation>正在測量線路速度</translation>
    </message>
    <message>
        <source>yielding: {delay} of queue</source>
        <translation>讓路中：佇列延遲 {delay}</translation>
    </message>
    <message>
        <source>you are using the network</source>
        <translation>您正在使用網路</translation>
    </message>
    <message>
        <source>you are using the network: {others} of it</source>
        <translation>您正在使用網路：{others}</translation>
    </message>
    <message>
        <source>measuring the empty link</source>
        <translation>正在測量閒置線路</translation>
    </message>
    <message>
        <source>at full speed: what is running does not give way</source>
        <translation>全速：執行中的傳輸不會讓路</translation>
    </message>
    <message>
        <source>on your own network: not held back</source>
        <translation>在您自己的網路中：不受限制</translation>
    </message>
    <message>
        <source>not measured on this system</source>
        <translation>此系統無法測量</translation>
    </message>
    <message>
        <source>limited to {limit}</source>
        <translation>限制為 {limit}</translation>
    </message>
    <message>
        <source>limited to {limit} until {until}</source>
        <translation>限制為 {limit}，直到 {until}</translation>
    </message>
    <message>
        <source>stopped by the limit</source>
        <translation>因限制而停止</translation>
    </message>
    <message>
        <source>stopped by the limit until {until}</source>
        <translation>因限制而停止，直到 {until}</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>“{name}” needs a user name for {server}.</source>
        <translation>「{name}」需要 {server} 的使用者名稱。</translation>
    </message>
    <message>
        <source>For this transfer only</source>
        <translation>僅用於此傳輸</translation>
    </message>
    <message>
        <source>Kept for all transfers with this server</source>
        <translation>保留給與此伺服器的所有傳輸使用</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>使用者(&amp;U)：</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>密碼(&amp;W)：</translation>
    </message>
    <message>
        <source>U&amp;se it:</source>
        <translation>使用範圍(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登入(&amp;L)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>State of all transfers</source>
        <translation>所有傳輸的狀態</translation>
    </message>
</context>
<context>
    <name>MaximumDialog</name>
    <message>
        <source>Change maximum size</source>
        <translation>變更大小上限</translation>
    </message>
    <message>
        <source>“{name}” may be {size} at most so far.</source>
        <translation>「{name}」目前最大可為 {size}。</translation>
    </message>
    <message>
        <source>&amp;Any size</source>
        <translation>不限大小(&amp;A)</translation>
    </message>
    <message>
        <source>At &amp;most:</source>
        <translation>上限(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>變更(&amp;C)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>關閉此訊息</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>unknown network</source>
        <translation>未知網路</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Only parts of file {file_number} are wanted, by offset and length: {ranges}.</source>
        <translation>檔案 {file_number} 只需要以下部分（起點與長度）：{ranges}。</translation>
    </message>
    <message>
        <source>The file has to match the checksum {checksum}.</source>
        <translation>檔案必須符合檢查碼 {checksum}。</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file&apos;s ETag is still {etag}.</source>
        <translation>要求從位元組 {start} 起的內容，條件是檔案的 ETag 仍為 {etag}。</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, if the file was not changed since {date}.</source>
        <translation>要求從位元組 {start} 起的內容，條件是檔案自 {date} 起未變更。</translation>
    </message>
    <message>
        <source>Asked for bytes from {start} on, and for those just before, to compare them with what is here.</source>
        <translation>要求從位元組 {start} 起及其前的內容，以便與已有部分比對。</translation>
    </message>
    <message>
        <source>The server answered {status}: it would send the whole file. It may still be the same, so it is asked in another way.</source>
        <translation>伺服器回應 {status}：會送出整個檔案。檔案可能仍相同，因此改用其他方式詢問。</translation>
    </message>
    <message>
        <source>The server answered {status}: it sends the whole file again.</source>
        <translation>伺服器回應 {status}：重新送出整個檔案。</translation>
    </message>
    <message>
        <source>The server answered {status}: it has no bytes there.</source>
        <translation>伺服器回應 {status}：該處沒有內容。</translation>
    </message>
    <message>
        <source>The server answered 206, but with another part than was asked for.</source>
        <translation>伺服器回應 206，但送出的不是所要求的部分。</translation>
    </message>
    <message>
        <source>The server answered 206, but with a part of another version of the file.</source>
        <translation>伺服器回應 206，但送出的是另一版本檔案的部分。</translation>
    </message>
    <message>
        <source>The server sends another version of the file.</source>
        <translation>伺服器傳送的是另一個版本的檔案。</translation>
    </message>
    <message>
        <source>The server answered 206, but the bytes just before differ from those here.</source>
        <translation>伺服器回應 206，但前面的內容與已有的不同。</translation>
    </message>
    <message>
        <source>The connection broke early; less of what is here is fetched again.</source>
        <translation>連線很快就中斷；將重新擷取較少的既有資料。</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being fetched, so it starts afresh.</source>
        <translation>伺服器上的檔案在下載途中變更了，因此重新開始。</translation>
    </message>
    <message>
        <source>Asked once more at the end: the file on the server is still the same.</source>
        <translation>最後再確認一次：伺服器上的檔案沒有改變。</translation>
    </message>
    <message>
        <source>Whether the file was changed on the server meanwhile could not be asked at the end. {error}</source>
        <translation>最後無法確認檔案在伺服器上是否已變更。{error}</translation>
    </message>
    <message>
        <source>All of the file is here. Whether it was changed on the server meanwhile is asked a little later.</source>
        <translation>檔案已全部下載。稍後會再確認它在伺服器上是否已變更。</translation>
    </message>
    <message>
        <source>The server compressed the file with {coding} on the way; that was undone.</source>
        <translation>伺服器傳送時以 {coding} 壓縮檔案；已還原。</translation>
    </message>
    <message>
        <source>A web page came from {host} instead of the file.</source>
        <translation>{host} 送來的是網頁而不是檔案。</translation>
    </message>
    <message numerus="yes">
        <source>Fetching over up to {count} connections.</source>
        <translation>
            <numerusform>以最多 {count} 條連線下載。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not take another connection; it gets {count} for a while. {error}</source>
        <translation>
            <numerusform>伺服器不接受更多連線；暫時使用 {count} 條。{error}</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fetching from {host} any more: {why}</source>
        <translation>不再從 {host} 下載：{why}</translation>
    </message>
    <message>
        <source>It has another version of the file.</source>
        <translation>它有另一版本的檔案。</translation>
    </message>
    <message>
        <source>It sent bytes that do not match their checksum.</source>
        <translation>它送出的內容與檢查碼不符。</translation>
    </message>
    <message numerus="yes">
        <source>The server told {count} more places where the file is.</source>
        <translation>
            <numerusform>伺服器另外告知 {count} 個存放此檔案的位置。</numerusform>
        </translation>
    </message>
    <message>
        <source>The description at {host} told checksums or more places for the file.</source>
        <translation>{host} 上的說明提供了檔案的檢查碼或更多位置。</translation>
    </message>
    <message>
        <source>The description at {host} could not be used. {error}</source>
        <translation>無法使用 {host} 上的說明。{error}</translation>
    </message>
    <message>
        <source>Asked {host} for bytes from {start} on; the checksum will tell whether all belong together.</source>
        <translation>向 {host} 要求從位元組 {start} 起的內容；檢查碼會判斷是否相符。</translation>
    </message>
    <message>
        <source>Bytes {first} to {last} do not match their checksum; they are fetched again.</source>
        <translation>位元組 {first} 到 {last} 與檢查碼不符；正在重新下載。</translation>
    </message>
    <message numerus="yes">
        <source>All {count} parts of the file match their checksums.</source>
        <translation>
            <numerusform>檔案的 {count} 個部分皆與檢查碼相符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The {algorithm} checksum was read from the file beside it.</source>
        <translation>{algorithm} 檢查碼讀自旁邊的檔案。</translation>
    </message>
    <message>
        <source>There is no usable .{ending} file beside it. {error}</source>
        <translation>旁邊沒有可用的 .{ending} 檔案。{error}</translation>
    </message>
    <message>
        <source>The file matches its {algorithm} checksum.</source>
        <translation>檔案與 {algorithm} 檢查碼相符。</translation>
    </message>
    <message>
        <source>The file does not match its {algorithm} checksum; parts of it may be from before.</source>
        <translation>檔案與 {algorithm} 檢查碼不符；部分內容可能是先前的。</translation>
    </message>
    <message>
        <source>{host} asked who you are, and was told.</source>
        <translation>{host} 詢問您的身分，已告知。</translation>
    </message>
    <message>
        <source>This job fetches its file in one go, so it starts from the beginning.</source>
        <translation>此傳輸一次下載整個檔案，因此從頭開始。</translation>
    </message>
    <message>
        <source>The server sends the whole file; the parts that are wanted are picked out of it.</source>
        <translation>伺服器送出整個檔案；從中取出所需部分。</translation>
    </message>
    <message>
        <source>The server was asked how it takes files; sending by {method}: {why}.</source>
        <translation>已詢問伺服器如何接收檔案；以 {method} 傳送：{why}。</translation>
    </message>
    <message>
        <source>The server does not know the unfinished upload any more; it begins again.</source>
        <translation>伺服器已不認得未完成的上傳；重新開始。</translation>
    </message>
    <message>
        <source>The server has the first {offset} bytes already; the upload goes on from there.</source>
        <translation>伺服器已有前 {offset} 位元組；從該處繼續上傳。</translation>
    </message>
    <message>
        <source>The server does not take so much at once; it gets {size} bytes at a time now.</source>
        <translation>伺服器一次無法接收這麼多；現在每次傳送 {size} 位元組。</translation>
    </message>
    <message>
        <source>The server kept {length} bytes of the attempt before; they are replaced.</source>
        <translation>伺服器保留了前次嘗試的 {length} 位元組；將予以取代。</translation>
    </message>
    <message>
        <source>The server does not let files be renamed (it answered {status}); the file is written to its final name at once.</source>
        <translation>伺服器不允許重新命名檔案（回應 {status}）；檔案直接以最終名稱寫入。</translation>
    </message>
    <message>
        <source>How far the server got before is not known; the file is sent from the beginning.</source>
        <translation>不知道伺服器先前收到多少；從頭傳送檔案。</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>同前次</translation>
    </message>
    <message>
        <source>it speaks tus, by which uploads can go on after an interruption</source>
        <translation>它支援 tus，上傳中斷後可繼續</translation>
    </message>
    <message>
        <source>it takes BITS uploads, which can go on after an interruption</source>
        <translation>它接受 BITS 上傳，中斷後可繼續</translation>
    </message>
    <message>
        <source>a trial showed that it takes files piece by piece</source>
        <translation>測試顯示它可分段接收檔案</translation>
    </message>
    <message>
        <source>it knows no way to go on after an interruption</source>
        <translation>它無法在中斷後繼續</translation>
    </message>
    <message>
        <source>The server {host}, to which this upload was assigned, does not answer.</source>
        <translation>此上傳所分配的伺服器 {host} 沒有回應。</translation>
    </message>
    <message>
        <source>The server had closed the upload already; the file is there with its length.</source>
        <translation>伺服器已結束此上傳；檔案長度完整。</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; is another one than before, or was changed.</source>
        <translation>「{path}」的檔案與先前不同，或已變更。</translation>
    </message>
    <message>
        <source>The file at &apos;{path}&apos; was changed while it was being read.</source>
        <translation>讀取期間「{path}」的檔案已變更。</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos;.</source>
        <translation>已建立資料夾「{path}」。</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not there any more.</source>
        <translation>未完成的檔案「{name}」已不存在。</translation>
    </message>
    <message>
        <source>{size} bytes of the file are there already; the rest is copied.</source>
        <translation>檔案已有 {size} 位元組；正在複製其餘部分。</translation>
    </message>
    <message>
        <source>Connected to {host} by SMB {dialect}; {protection}.</source>
        <translation>已透過 SMB {dialect} 連線到 {host}；{protection}。</translation>
    </message>
    <message>
        <source>what it sends is signed</source>
        <translation>傳送內容已簽署</translation>
    </message>
    <message>
        <source>what it sends is encrypted</source>
        <translation>傳送內容已加密</translation>
    </message>
    <message>
        <source>as a guest, so what it sends could be changed on the way</source>
        <translation>以訪客身分，傳送內容可能在途中遭更改</translation>
    </message>
    <message>
        <source>The file on the server is another one than before, or was changed.</source>
        <translation>伺服器上的檔案與先前不同，或已變更。</translation>
    </message>
    <message>
        <source>The file on the server was changed while it was being read.</source>
        <translation>讀取期間伺服器上的檔案已變更。</translation>
    </message>
    <message>
        <source>Made the directory &apos;{path}&apos; on the server.</source>
        <translation>已在伺服器建立資料夾「{path}」。</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file already; the rest is sent.</source>
        <translation>伺服器已有檔案的 {size} 位元組；正在傳送其餘部分。</translation>
    </message>
    <message>
        <source>The server has {size} bytes of the file, fewer than it said; it goes on from there.</source>
        <translation>伺服器只有檔案的 {size} 位元組，少於其宣稱；從該處繼續。</translation>
    </message>
    <message>
        <source>The unfinished file &apos;{name}&apos; is not on the server any more.</source>
        <translation>未完成的檔案「{name}」已不在伺服器上。</translation>
    </message>
    <message>
        <source>The server did not take the file&apos;s time.</source>
        <translation>伺服器未接受檔案的時間。</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;.</source>
        <translation>錯誤的內容保留為「{path}」。</translation>
    </message>
    <message>
        <source>The wrong bytes were kept as &apos;{path}&apos;, in place of those of before.</source>
        <translation>錯誤的位元組已保留為「{path}」，取代先前保留的。</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in the keyring.</source>
        <translation>此傳輸的密碼與機密標頭存放在鑰匙圈。</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are in a file that only you can read, because the keyring cannot be used: {detail}.</source>
        <translation>由於無法使用鑰匙圈，此傳輸的密碼與機密標頭存放在只有您能讀取的檔案：{detail}。</translation>
    </message>
    <message>
        <source>Passwords and secret headers of this job are kept only until Ebbtide ends, because the keyring cannot be used: {detail}.</source>
        <translation>由於無法使用鑰匙圈，此傳輸的密碼與機密標頭只保留到 Ebbtide 結束：{detail}。</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>“{name}” has arrived</source>
        <translation>「{name}」已完成</translation>
    </message>
    <message>
        <source>“{name}” needs you</source>
        <translation>「{name}」需要您處理</translation>
    </message>
    <message>
        <source>“{name}” waits</source>
        <translation>「{name}」等待中</translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers arrived while you were away</source>
        <translation>
            <numerusform>您離開時有 {count} 項傳輸完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers have arrived</source>
        <translation>
            <numerusform>{count} 項傳輸已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers need you</source>
        <translation>
            <numerusform>{count} 項傳輸需要您處理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} transfers wait</source>
        <translation>
            <numerusform>{count} 項傳輸等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>登入…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>變更檢查碼…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>變更大小上限…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即開始</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Needs {needed}, {free} free</source>
        <translation>需要 {needed}，剩餘 {free}</translation>
    </message>
    <message>
        <source>{needed} together</source>
        <translation>共 {needed}</translation>
    </message>
    <message>
        <source>There is no network connection to ask the server over</source>
        <translation>沒有網路連線，無法詢問伺服器</translation>
    </message>
    <message>
        <source>Your rules forbid asking over this connection ({network})</source>
        <translation>您的規則不允許透過此連線詢問（{network}）</translation>
    </message>
    <message>
        <source>The server asks for a name and password</source>
        <translation>伺服器要求使用者名稱與密碼</translation>
    </message>
    <message>
        <source>A folder, with all that is in it</source>
        <translation>資料夾及其全部內容</translation>
    </message>
    <message>
        <source>A list of files</source>
        <translation>檔案清單</translation>
    </message>
    <message numerus="yes">
        <source>A list of {count} files</source>
        <translation>
            <numerusform>含 {count} 個檔案的清單</numerusform>
        </translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>大小未知</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>可續傳</translation>
    </message>
    <message>
        <source>cannot be resumed</source>
        <translation>無法續傳</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>網頁</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>修改於 {time}</translation>
    </message>
    <message>
        <source>You are already downloading this (job {number})</source>
        <translation>您已在下載此檔案（傳輸 {number}）</translation>
    </message>
    <message>
        <source>You have downloaded this already (job {number})</source>
        <translation>您已下載過此檔案（傳輸 {number}）</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will wait until you have decided</source>
        <translation>{directory} 中已有 {name}：將等待您決定</translation>
    </message>
    <message>
        <source>{name} is already in {directory}: it will be saved as {other}</source>
        <translation>{directory} 中已有 {name}：將儲存為 {other}</translation>
    </message>
    <message>
        <source>Another download is called {name}: it will be saved as {other}</source>
        <translation>另一項下載名為 {name}：將儲存為 {other}</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>What the servers say</source>
        <translation>伺服器的回應</translation>
    </message>
    <message>
        <source>Answers: {answers}; to be looked at: {worries}</source>
        <translation>回覆：{answers}；需留意：{worries}</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在詢問伺服器…</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>No file of this transfer is finished.</source>
        <translation>此傳輸尚無完成的檔案。</translation>
    </message>
    <message>
        <source>“{name}” could not be opened: no program is set for it.</source>
        <translation>無法開啟「{name}」：沒有設定對應的程式。</translation>
    </message>
</context>
<context>
    <name>Ordinal</name>
    <message>
        <source>{number}th</source>
        <translation>第 {number} 位</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Not connected: the transfer engine has ended</source>
        <translation>未連線：傳輸引擎已結束</translation>
    </message>
    <message numerus="yes">
        <source>{count} waiting</source>
        <translation>
            <numerusform>{count} 項等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} failed</source>
        <translation>
            <numerusform>{count} 項失敗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} running</source>
        <translation>
            <numerusform>{count} 項進行中</numerusform>
        </translation>
    </message>
    <message>
        <source>All transfers are paused until {time}</source>
        <translation>所有傳輸已暫停，直到 {time}</translation>
    </message>
    <message>
        <source>All transfers are paused</source>
        <translation>所有傳輸已暫停</translation>
    </message>
    <message numerus="yes">
        <source>Needs you: {count} failed</source>
        <translation>
            <numerusform>需要您處理：{count} 項失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>沒有進行中的傳輸</translation>
    </message>
    <message>
        <source>Nothing to transfer</source>
        <translation>沒有傳輸項目</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Sent to</source>
        <translation>傳送到</translation>
    </message>
    <message>
        <source>Saved to</source>
        <translation>儲存位置</translation>
    </message>
    <message>
        <source>From</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回覆</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先順序</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>加入時間</translation>
    </message>
</context>
<context>
    <name>PauseMenu</name>
    <message>
        <source>&amp;Pause all</source>
        <translation>全部暫停(&amp;P)</translation>
    </message>
    <message>
        <source>Until I &amp;resume</source>
        <translation>直到我繼續(&amp;R)</translation>
    </message>
    <message>
        <source>For an &amp;hour, until {time}</source>
        <translation>一小時，到 {time}(&amp;H)</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, {time}</source>
        <translation>直到明天 {time}(&amp;T)</translation>
    </message>
</context>
<context>
    <name>PlansDialog</name>
    <message>
        <source>Data plans</source>
        <translation>數據方案</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>網路</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>總量</translation>
    </message>
    <message>
        <source>Begins anew</source>
        <translation>重新起算</translation>
    </message>
    <message>
        <source>Every byte costs extra</source>
        <translation>每位元組另外計費</translation>
    </message>
    <message>
        <source>It gets slow</source>
        <translation>速度變慢</translation>
    </message>
    <message>
        <source>&amp;Save the plan</source>
        <translation>儲存方案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Network:</source>
        <translation>網路(&amp;N)：</translation>
    </message>
    <message>
        <source>In each &amp;month:</source>
        <translation>每月(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Used so far:</source>
        <translation>目前已使用(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Begins on day:</source>
        <translation>起算日(&amp;B)：</translation>
    </message>
    <message>
        <source>B&amp;eyond it:</source>
        <translation>超出後(&amp;E)：</translation>
    </message>
    <message>
        <source>Ebbtide counts what it moves itself. If your provider&apos;s page says another number, type it in.</source>
        <translation>Ebbtide 只計算自己傳輸的量。若電信業者網頁顯示不同數字，請輸入該數字。</translation>
    </message>
</context>
<context>
    <name>PolicyMenus</name>
    <message>
        <source>&amp;Connections</source>
        <translation>連線(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;While you are at the computer</source>
        <translation>您使用電腦時(&amp;W)</translation>
    </message>
    <message>
        <source>Run at any &amp;hour</source>
        <translation>任何時段皆執行(&amp;H)</translation>
    </message>
    <message>
        <source>Start as soon as it &amp;can</source>
        <translation>盡快開始(&amp;C)</translation>
    </message>
    <message>
        <source>Take its &amp;limit away</source>
        <translation>取消其速度限制(&amp;L)</translation>
    </message>
    <message>
        <source>By its priority</source>
        <translation>依優先順序</translation>
    </message>
    <message>
        <source>By its priority: {rule}</source>
        <translation>依優先順序：{rule}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Set by your administrator</source>
        <translation>由您的管理員設定</translation>
    </message>
    <message>
        <source>Your administrator&apos;s default</source>
        <translation>管理員設定的預設值</translation>
    </message>
    <message>
        <source>Back to the usual value</source>
        <translation>還原預設值</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好設定</translation>
    </message>
    <message>
        <source>No preference has these words</source>
        <translation>沒有符合的偏好設定</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation>搜尋偏好設定</translation>
    </message>
</context>
<context>
    <name>Priority</name>
    <message>
        <source>Foreground</source>
        <translation>前景</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel transfer</source>
        <translation>取消傳輸</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Cancel and delete</source>
        <translation>取消並刪除(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel transfer</source>
        <translation>取消傳輸(&amp;C)</translation>
    </message>
    <message>
        <source>{size} already here will be deleted.</source>
        <translation>已收到的 {size} 將被刪除。</translation>
    </message>
    <message>
        <source>What is being sent stays on this computer as it is.</source>
        <translation>要傳送的檔案會原封不動地留在這部電腦上。</translation>
    </message>
    <message>
        <source>Cancel “{name}”?</source>
        <translation>要取消「{name}」嗎？</translation>
    </message>
    <message numerus="yes">
        <source>Cancel or remove {count} transfers?</source>
        <translation>
            <numerusform>要取消或移除 {count} 項傳輸嗎？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>paused by you</source>
        <translation>由您暫停</translation>
    </message>
    <message>
        <source>you were here</source>
        <translation>您在使用電腦</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>計量連線</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>使用電池</translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation>非允許時段</translation>
    </message>
    <message>
        <source>stopped by a limit</source>
        <translation>因速度限制停止</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>沒有網路</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>ReasonCode</name>
    <message>
        <source>Trying again: {error}</source>
        <translation>再試一次：{error}</translation>
    </message>
    <message>
        <source>Trying again in {duration}: {error}</source>
        <translation>{duration}後再試：{error}</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在連線</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>正在傳輸</translation>
    </message>
    <message>
        <source>About to start</source>
        <translation>即將開始</translation>
    </message>
    <message>
        <source>Begins in a moment.</source>
        <translation>即將開始。</translation>
    </message>
    <message>
        <source>Waiting: all transfers are paused</source>
        <translation>等待中：所有傳輸已暫停</translation>
    </message>
    <message>
        <source>Resume all transfers.</source>
        <translation>請繼續所有傳輸。</translation>
    </message>
    <message>
        <source>Waiting: {error}</source>
        <translation>等待中：{error}</translation>
    </message>
    <message>
        <source>Goes on when it can be recorded again.</source>
        <translation>可以再次記錄時會繼續。</translation>
    </message>
    <message>
        <source>Waiting: Ebbtide is quitting</source>
        <translation>等待中：Ebbtide 正在結束</translation>
    </message>
    <message>
        <source>Goes on when Ebbtide runs again.</source>
        <translation>Ebbtide 再次執行時會繼續。</translation>
    </message>
    <message>
        <source>Waiting: the computer is going to sleep</source>
        <translation>等待中：電腦即將進入睡眠</translation>
    </message>
    <message>
        <source>Goes on when it is awake again.</source>
        <translation>喚醒後會繼續。</translation>
    </message>
    <message>
        <source>Waiting: looking at the network first</source>
        <translation>等待中：先檢查網路</translation>
    </message>
    <message>
        <source>Waiting: there is no network connection</source>
        <translation>等待中：沒有網路連線</translation>
    </message>
    <message>
        <source>Goes on when the network is back.</source>
        <translation>網路恢復後會繼續。</translation>
    </message>
    <message>
        <source>Waiting: starts at {time}</source>
        <translation>等待中：{time} 開始</translation>
    </message>
    <message>
        <source>Starts at its time, or start it now.</source>
        <translation>到時會開始，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: may run again at {time}</source>
        <translation>等待中：{time} 可再執行</translation>
    </message>
    <message>
        <source>Runs in its hours ({window}), or start it now.</source>
        <translation>在其時段（{window}）執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: transfers may run again at {time}</source>
        <translation>等待中：{time} 可再傳輸</translation>
    </message>
    <message>
        <source>Runs in the hours of the settings ({window}), or start it now.</source>
        <translation>在設定的時段（{window}）執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: this connection is metered ({network})</source>
        <translation>等待中：此連線為計量連線（{network}）</translation>
    </message>
    <message>
        <source>Runs on an unmetered network, or start it now.</source>
        <translation>會在非計量網路上執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is metered ({network})</source>
        <translation>等待中：無法得知此連線是否計量（{network}）</translation>
    </message>
    <message>
        <source>Runs when that can be told; the settings say what to assume. Or start it now.</source>
        <translation>得知後會執行；要如何假定由設定決定。或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: this connection has a data plan ({network})</source>
        <translation>等待中：此連線有數據方案（{network}）</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is nearly used up ({network})</source>
        <translation>等待中：此連線的數據方案即將用盡（{network}）</translation>
    </message>
    <message>
        <source>Runs on another network or when the plan starts anew, or start it now.</source>
        <translation>換到其他網路或方案重新起算時會執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: the data plan of this connection is used up ({network})</source>
        <translation>等待中：此連線的數據方案已用盡（{network}）</translation>
    </message>
    <message>
        <source>Waiting: this job does not run on an unmetered connection ({network})</source>
        <translation>等待中：此傳輸不在非計量連線上執行（{network}）</translation>
    </message>
    <message>
        <source>Runs on a metered network, or start it now.</source>
        <translation>會在計量網路上執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: this connection is roaming ({network})</source>
        <translation>等待中：此連線正在漫遊（{network}）</translation>
    </message>
    <message>
        <source>Runs at home, or start it now.</source>
        <translation>回到本地網路後會執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether this connection is roaming ({network})</source>
        <translation>等待中：無法得知此連線是否漫遊（{network}）</translation>
    </message>
    <message>
        <source>Waiting: you are at the computer</source>
        <translation>等待中：您正在使用電腦</translation>
    </message>
    <message>
        <source>Continues after {duration} away, or start it now.</source>
        <translation>您離開 {duration} 後會繼續，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: a program fills the screen</source>
        <translation>等待中：有程式占滿螢幕</translation>
    </message>
    <message>
        <source>Continues after that, or start it now.</source>
        <translation>結束後會繼續，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: a program keeps the screen on</source>
        <translation>等待中：有程式讓螢幕保持開啟</translation>
    </message>
    <message>
        <source>Waiting: {programs} is running</source>
        <translation>等待中：{programs} 正在執行</translation>
    </message>
    <message>
        <source>Continues when it has ended, or start it now.</source>
        <translation>它結束後會繼續，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether you are at the computer</source>
        <translation>等待中：無法得知您是否在使用電腦</translation>
    </message>
    <message>
        <source>Waiting: the computer runs on battery</source>
        <translation>等待中：電腦正使用電池</translation>
    </message>
    <message>
        <source>Goes on when the computer is plugged in, or start it now.</source>
        <translation>接上電源後會繼續，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: the battery is low</source>
        <translation>等待中：電池電量不足</translation>
    </message>
    <message>
        <source>Waiting: the computer is saving power</source>
        <translation>等待中：電腦正在省電</translation>
    </message>
    <message>
        <source>Goes on when that ends, or start it now.</source>
        <translation>結束後會繼續，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: it cannot be told whether the computer runs on battery</source>
        <translation>等待中：無法得知電腦是否使用電池</translation>
    </message>
    <message>
        <source>Waiting: this job&apos;s limit is 0</source>
        <translation>等待中：此傳輸的速度限制為 0</translation>
    </message>
    <message>
        <source>Give it another limit.</source>
        <translation>請改用其他速度限制。</translation>
    </message>
    <message>
        <source>Waiting: the limit for all downloads is 0</source>
        <translation>等待中：所有下載的速度限制為 0</translation>
    </message>
    <message>
        <source>Change the setting download_limit.</source>
        <translation>請變更設定「下載上限」。</translation>
    </message>
    <message>
        <source>Waiting: the limit for all uploads is 0</source>
        <translation>等待中：所有上傳的速度限制為 0</translation>
    </message>
    <message>
        <source>Change the setting upload_limit.</source>
        <translation>請變更設定「上傳上限」。</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits</source>
        <translation>等待中：因限制時段表停止</translation>
    </message>
    <message>
        <source>Change the setting limit_timetable.</source>
        <translation>請變更設定「依時段限制」。</translation>
    </message>
    <message>
        <source>Waiting: stopped by the timetable of limits until {time}</source>
        <translation>等待中：因限制時段表停止至 {time}</translation>
    </message>
    <message>
        <source>Goes on then, or change the setting limit_timetable.</source>
        <translation>到時會繼續，或變更設定「依時段限制」。</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: {host} serves {count} of your transfers already</source>
        <translation>
            <numerusform>等待中：{host} 已在處理您的 {count} 項傳輸</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs when one of them has ended, or start it now.</source>
        <translation>其中一項結束後會執行，或立即開始。</translation>
    </message>
    <message>
        <source>Waiting: {position} in line behind &apos;{name}&apos;</source>
        <translation>等待中：{position}，排在「{name}」之後</translation>
    </message>
    <message>
        <source>Its turn comes by itself, or start it now.</source>
        <translation>會自動輪到，或立即開始。</translation>
    </message>
    <message numerus="yes">
        <source>Waiting: more than {count} jobs go first</source>
        <translation>
            <numerusform>等待中：前面還有超過 {count} 項傳輸</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again at {time} (attempt {attempt}): {error}</source>
        <translation>{time} 再試（第 {attempt} 次）：{error}</translation>
    </message>
    <message>
        <source>Tried again by itself; resume it to try at once.</source>
        <translation>會自動再試；按繼續可立即再試。</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>由您暫停</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>請繼續它。</translation>
    </message>
    <message>
        <source>Needs you: {error}</source>
        <translation>需要您處理：{error}</translation>
    </message>
    <message>
        <source>Resume it when the cause is gone.</source>
        <translation>原因排除後請繼續。</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>失敗：{error}</translation>
    </message>
    <message>
        <source>Cancel it, or resume it if you think that the cause is gone.</source>
        <translation>請取消它；若您認為原因已排除，請繼續。</translation>
    </message>
    <message>
        <source>All files are transferred; complete the job to finish it</source>
        <translation>所有檔案皆已傳輸；請完成此傳輸</translation>
    </message>
    <message>
        <source>Complete it.</source>
        <translation>請完成它。</translation>
    </message>
    <message>
        <source>Saving under the final name</source>
        <translation>正在以最終名稱儲存</translation>
    </message>
    <message>
        <source>Ends by itself.</source>
        <translation>會自動完成。</translation>
    </message>
    <message>
        <source>Could not be saved: {error}</source>
        <translation>無法儲存：{error}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message numerus="yes">
        <source>Ended early: {count} of {total} files are here</source>
        <translation>
            <numerusform>提前結束：已收到 {total} 個檔案中的 {count} 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the others again if you want them.</source>
        <translation>若需要其他檔案，請重新加入。</translation>
    </message>
    <message>
        <source>Ended before any of its files had arrived</source>
        <translation>在收到任何檔案前已結束</translation>
    </message>
    <message>
        <source>Add it again if you want them.</source>
        <translation>若仍需要，請重新加入。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Started by you, whatever the cost, the hour or the power, and whoever is here</source>
        <translation>由您開始，不論費用、時段、電源，也不論是否有人在使用</translation>
    </message>
    <message>
        <source>Gives way to your own traffic while you are at the computer</source>
        <translation>您使用電腦時讓路給您的網路流量</translation>
    </message>
    <message>
        <source>This job is limited to {limit}</source>
        <translation>此傳輸的速度限制為 {limit}</translation>
    </message>
    <message>
        <source>All downloads together are limited to {limit}</source>
        <translation>所有下載合計的速度限制為 {limit}</translation>
    </message>
    <message>
        <source>All uploads together are limited to {limit}</source>
        <translation>所有上傳合計的速度限制為 {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit}</source>
        <translation>時段表將此類傳輸合計限制為 {limit}</translation>
    </message>
    <message>
        <source>The timetable limits such transfers together to {limit} until {time}</source>
        <translation>時段表將此類傳輸合計限制為 {limit}，直到 {time}</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is metered ({network})</source>
        <translation>無法得知此連線是否計量（{network}）</translation>
    </message>
    <message>
        <source>It cannot be told whether this connection is roaming ({network})</source>
        <translation>無法得知此連線是否漫遊（{network}）</translation>
    </message>
    <message>
        <source>It cannot be told whether you are at the computer</source>
        <translation>無法得知您是否在使用電腦</translation>
    </message>
    <message>
        <source>It cannot be told whether the computer runs on battery</source>
        <translation>無法得知電腦是否使用電池</translation>
    </message>
</context>
<context>
    <name>Remedy</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即再試</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>立即開始</translation>
    </message>
    <message>
        <source>Allow on this network</source>
        <translation>允許在此網路上執行</translation>
    </message>
    <message>
        <source>Change rule…</source>
        <translation>變更規則…</translation>
    </message>
    <message>
        <source>Resume all transfers</source>
        <translation>繼續所有傳輸</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>登入…</translation>
    </message>
    <message>
        <source>Change checksum…</source>
        <translation>變更檢查碼…</translation>
    </message>
    <message>
        <source>Change maximum size…</source>
        <translation>變更大小上限…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>Removed “{name}” from the list</source>
        <translation>已從清單移除「{name}」</translation>
    </message>
    <message numerus="yes">
        <source>Removed {count} from the list</source>
        <translation>
            <numerusform>已從清單移除 {count} 項</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestartReason</name>
    <message>
        <source>the file on the server changed</source>
        <translation>伺服器上的檔案已變更</translation>
    </message>
    <message>
        <source>the server cannot send a part of the file</source>
        <translation>伺服器無法只送出部分檔案</translation>
    </message>
    <message>
        <source>the unfinished file was removed or changed</source>
        <translation>未完成的檔案被移除或變更</translation>
    </message>
    <message>
        <source>it could not be made sure that the server still has the same file</source>
        <translation>無法確認伺服器上仍是同一個檔案</translation>
    </message>
    <message>
        <source>the file did not match its checksum</source>
        <translation>檔案與檢查碼不符</translation>
    </message>
    <message>
        <source>the server does not know the unfinished upload any more</source>
        <translation>伺服器已不認得未完成的上傳</translation>
    </message>
    <message>
        <source>the file on this computer was changed</source>
        <translation>此電腦上的檔案已變更</translation>
    </message>
    <message>
        <source>somebody asked for it</source>
        <translation>有人要求這麼做</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>started by you</source>
        <translation>由您開始</translation>
    </message>
    <message>
        <source>{here} of {total}</source>
        <translation>{here} / {total}</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>剩餘 {duration}</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>Server</source>
        <translation>伺服器</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Where files are saved; empty is your Downloads directory.</source>
        <translation>檔案儲存位置；留空為「下載」資料夾。</translation>
    </message>
    <message>
        <source>The most that all downloads together may take, in bytes per second; 0 stops them.</source>
        <translation>所有下載合計的上限，單位為每秒位元組；0 會停止下載。</translation>
    </message>
    <message>
        <source>The most that all uploads together may take, in bytes per second; 0 stops them.</source>
        <translation>所有上傳合計的上限，單位為每秒位元組；0 會停止上傳。</translation>
    </message>
    <message>
        <source>Further limits by day, time, priority and direction; the first rule that fits counts.</source>
        <translation>依日期、時間、優先順序與方向的其他限制；以第一條符合的規則為準。</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>您使用電腦時，優先順序為「前景」的傳輸要：暫停、讓路（執行，但優先讓您的流量通過）或不理會。</translation>
    </message>
    <message>
        <source>What transfers of high priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>您使用電腦時，優先順序為「高」的傳輸要：暫停、讓路（執行，但優先讓您的流量通過）或不理會。</translation>
    </message>
    <message>
        <source>What transfers of normal priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>您使用電腦時，優先順序為「一般」的傳輸要：暫停、讓路（執行，但優先讓您的流量通過）或不理會。</translation>
    </message>
    <message>
        <source>What transfers of low priority do while you are at the computer: pause, yield (run, but give way to your own traffic) or ignore.</source>
        <translation>您使用電腦時，優先順序為「低」的傳輸要：暫停、讓路（執行，但優先讓您的流量通過）或不理會。</translation>
    </message>
    <message>
        <source>After how long without keyboard and pointer you count as away.</source>
        <translation>多久沒有使用鍵盤與滑鼠即視為離開。</translation>
    </message>
    <message>
        <source>You count as active while a film, a game or a presentation fills the screen.</source>
        <translation>影片、遊戲或簡報占滿螢幕時，視為您正在使用電腦。</translation>
    </message>
    <message>
        <source>You count as active while one of these programs runs: names with commas between, as in &apos;obs, zoom&apos;.</source>
        <translation>執行下列任一程式時，視為您正在使用電腦：以逗號分隔名稱，例如「obs, zoom」。</translation>
    </message>
    <message>
        <source>On what connections transfers of foreground priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>優先順序為「前景」的傳輸在哪些連線上執行：always、not-roaming、no-surcharge、standard、unrestricted，或以「+」連接的費用狀態。</translation>
    </message>
    <message>
        <source>On what connections transfers of high priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>優先順序為「高」的傳輸在哪些連線上執行：always、not-roaming、no-surcharge、standard、unrestricted，或以「+」連接的費用狀態。</translation>
    </message>
    <message>
        <source>On what connections transfers of normal priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>優先順序為「一般」的傳輸在哪些連線上執行：always、not-roaming、no-surcharge、standard、unrestricted，或以「+」連接的費用狀態。</translation>
    </message>
    <message>
        <source>On what connections transfers of low priority run: always, not-roaming, no-surcharge, standard, unrestricted, or cost states joined by &apos;+&apos;.</source>
        <translation>優先順序為「低」的傳輸在哪些連線上執行：always、not-roaming、no-surcharge、standard、unrestricted，或以「+」連接的費用狀態。</translation>
    </message>
    <message>
        <source>What transfers of foreground priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>使用電池時，優先順序為「前景」的傳輸要：執行、僅在電量低或省電時等待，或等待。</translation>
    </message>
    <message>
        <source>What transfers of high priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>使用電池時，優先順序為「高」的傳輸要：執行、僅在電量低或省電時等待，或等待。</translation>
    </message>
    <message>
        <source>What transfers of normal priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>使用電池時，優先順序為「一般」的傳輸要：執行、僅在電量低或省電時等待，或等待。</translation>
    </message>
    <message>
        <source>What transfers of low priority do on battery: run, unless-low (wait while it is low or power is being saved) or wait.</source>
        <translation>使用電池時，優先順序為「低」的傳輸要：執行、僅在電量低或省電時等待，或等待。</translation>
    </message>
    <message>
        <source>When transfers may run, such as &apos;Mon-Fri 22:00-06:00; Sat,Sun&apos;; empty is always. Foreground ones run at any time.</source>
        <translation>傳輸可執行的時段，例如「Mon-Fri 22:00-06:00; Sat,Sun」；留空為隨時。前景傳輸隨時執行。</translation>
    </message>
    <message>
        <source>How many jobs that are not foreground run at the same time.</source>
        <translation>同時執行幾項非前景傳輸。</translation>
    </message>
    <message>
        <source>The longest wait between two attempts; the first ones come much sooner.</source>
        <translation>兩次嘗試之間最長的等待；前幾次會快得多。</translation>
    </message>
    <message>
        <source>A job that keeps failing for this long without receiving anything is given to you to decide.</source>
        <translation>持續失敗這麼久而毫無進展的傳輸，交由您決定。</translation>
    </message>
    <message>
        <source>How long a server may take to accept a connection.</source>
        <translation>伺服器接受連線的時間上限。</translation>
    </message>
    <message>
        <source>How long a server may send nothing in mid-transfer.</source>
        <translation>傳輸途中伺服器可以多久不送出資料。</translation>
    </message>
    <message>
        <source>Over how many connections a large file is fetched, if the server takes them.</source>
        <translation>伺服器允許時，以幾條連線下載大型檔案。</translation>
    </message>
    <message>
        <source>Follow a server from a secure address (https) to one that others can read (http).</source>
        <translation>允許伺服器從安全位址（https）轉到他人可讀取的位址（http）。</translation>
    </message>
    <message>
        <source>Encrypt what goes to and comes from SMB servers even where they do not ask for it.</source>
        <translation>即使 SMB 伺服器未要求，也加密與其往來的內容。</translation>
    </message>
    <message>
        <source>Be a guest on SMB servers for which there is no password; anybody on the way can then change the files.</source>
        <translation>對沒有密碼的 SMB 伺服器以訪客身分登入；途中任何人都可能更改檔案。</translation>
    </message>
    <message>
        <source>Look for a checksum beside each file that has none, such as disk.iso.sha256.</source>
        <translation>對沒有檢查碼的檔案，在旁邊尋找檢查碼，例如 disk.iso.sha256。</translation>
    </message>
    <message>
        <source>Give way also to traffic with servers on this machine and in its own network.</source>
        <translation>也讓路給與本機及區域網路伺服器之間的流量。</translation>
    </message>
    <message>
        <source>What becomes of a download whose name exists already: it gets a number, or it is fetched and then waits until you have moved the other file away or given a name.</source>
        <translation>下載檔案的名稱已存在時的處理方式：加上編號，或先下載完成，再等候您移走另一個檔案或指定名稱。</translation>
    </message>
    <message>
        <source>Ask the server about each address that you type before it is added: its name, its size and whether it can be resumed.</source>
        <translation>在新增前向伺服器詢問您輸入的每個位址：名稱、大小，以及是否可續傳。</translation>
    </message>
    <message>
        <source>Where there is no keyring, keep passwords in a file that only you can read.</source>
        <translation>沒有鑰匙圈時，將密碼存放在只有您能讀取的檔案。</translation>
    </message>
    <message>
        <source>How long a transfer goes on while others of its priority wait for their turn.</source>
        <translation>同優先順序的其他傳輸等待時，一項傳輸可持續多久。</translation>
    </message>
    <message>
        <source>How many transfers run from one server at the same time; foreground ones are not held back.</source>
        <translation>同一伺服器同時執行幾項傳輸；前景傳輸不受限制。</translation>
    </message>
    <message>
        <source>How long a download may be connected in all before it is given to you to decide.</source>
        <translation>下載的總連線時間達多久後，交由您決定。</translation>
    </message>
    <message>
        <source>A transfer to which nothing happened for this long is cancelled; 0 keeps all for ever.</source>
        <translation>這麼久沒有動靜的傳輸會被取消；0 表示永遠保留。</translation>
    </message>
    <message>
        <source>How many transfers that are not over there may be. BITS has 60 for each user who is not an administrator.</source>
        <translation>未結束的傳輸最多幾項。BITS 對每位非系統管理員的使用者限制為 60 項。</translation>
    </message>
    <message>
        <source>How many files one transfer may have.</source>
        <translation>一項傳輸最多幾個檔案。</translation>
    </message>
    <message>
        <source>How long a new network or a woken computer gets before waiting attempts are made.</source>
        <translation>換到新網路或電腦喚醒後，等候多久才重試。</translation>
    </message>
    <message>
        <source>What a connection counts as when it cannot be told whether it is metered.</source>
        <translation>無法得知連線是否計量時，要視為哪一種。</translation>
    </message>
    <message>
        <source>What a mobile connection counts as when it cannot be told whether it is roaming.</source>
        <translation>無法得知行動連線是否漫遊時，要視為哪一種。</translation>
    </message>
    <message>
        <source>What transfers that wait while you are active do when that cannot be told.</source>
        <translation>無法得知您是否在使用電腦時，會為此等待的傳輸要怎麼做。</translation>
    </message>
    <message>
        <source>What the computer counts as running on when that cannot be told.</source>
        <translation>無法得知電源種類時，要視為哪一種。</translation>
    </message>
    <message>
        <source>You count as active while a program keeps the screen on, as films and calls do.</source>
        <translation>程式讓螢幕保持開啟時（如影片與通話），視為您正在使用電腦。</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; empty is that of your desktop.</source>
        <translation>視窗語言，下次啟動後生效；留空為桌面的語言。</translation>
    </message>
    <message>
        <source>The icon in the tray: coloured, or white or black where that fits the panel better.</source>
        <translation>系統匣圖示：彩色，或較適合面板的白色或黑色。</translation>
    </message>
</context>
<context>
    <name>SettingChoice</name>
    <message>
        <source>pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>讓路</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>不理會</translation>
    </message>
    <message>
        <source>run</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>unless-low</source>
        <translation>電量低時等待</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
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
        <translation>編號</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>詢問</translation>
    </message>
    <message>
        <source>metered</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>unmetered</source>
        <translation>非計量</translation>
    </message>
    <message>
        <source>roaming</source>
        <translation>漫遊</translation>
    </message>
    <message>
        <source>home</source>
        <translation>本地網路</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>電池</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>外接電源</translation>
    </message>
    <message>
        <source>coloured</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
</context>
<context>
    <name>SettingName</name>
    <message>
        <source>Save files to</source>
        <translation>檔案儲存到</translation>
    </message>
    <message>
        <source>Download at most</source>
        <translation>下載上限</translation>
    </message>
    <message>
        <source>Upload at most</source>
        <translation>上傳上限</translation>
    </message>
    <message>
        <source>Limits by the hour</source>
        <translation>依時段限制</translation>
    </message>
    <message>
        <source>While you are here: foreground</source>
        <translation>您使用電腦時：前景</translation>
    </message>
    <message>
        <source>While you are here: high priority</source>
        <translation>您使用電腦時：高優先</translation>
    </message>
    <message>
        <source>While you are here: normal priority</source>
        <translation>您使用電腦時：一般優先</translation>
    </message>
    <message>
        <source>While you are here: low priority</source>
        <translation>您使用電腦時：低優先</translation>
    </message>
    <message>
        <source>You are away after</source>
        <translation>視為離開的時間</translation>
    </message>
    <message>
        <source>Full screen means you are here</source>
        <translation>全螢幕視為使用中</translation>
    </message>
    <message>
        <source>Programs that mean you are here</source>
        <translation>視為使用中的程式</translation>
    </message>
    <message>
        <source>Connections: foreground</source>
        <translation>連線：前景</translation>
    </message>
    <message>
        <source>Connections: high priority</source>
        <translation>連線：高優先</translation>
    </message>
    <message>
        <source>Connections: normal priority</source>
        <translation>連線：一般優先</translation>
    </message>
    <message>
        <source>Connections: low priority</source>
        <translation>連線：低優先</translation>
    </message>
    <message>
        <source>On battery: foreground</source>
        <translation>使用電池時：前景</translation>
    </message>
    <message>
        <source>On battery: high priority</source>
        <translation>使用電池時：高優先</translation>
    </message>
    <message>
        <source>On battery: normal priority</source>
        <translation>使用電池時：一般優先</translation>
    </message>
    <message>
        <source>On battery: low priority</source>
        <translation>使用電池時：低優先</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>時段</translation>
    </message>
    <message>
        <source>Transfers at the same time</source>
        <translation>同時傳輸數</translation>
    </message>
    <message>
        <source>Longest wait before another attempt</source>
        <translation>再次嘗試前的最長等待</translation>
    </message>
    <message>
        <source>Give up without progress after</source>
        <translation>無進展放棄時間</translation>
    </message>
    <message>
        <source>Wait for a server to answer</source>
        <translation>等待伺服器回應</translation>
    </message>
    <message>
        <source>Wait for a silent server</source>
        <translation>等待無聲的伺服器</translation>
    </message>
    <message>
        <source>Connections for one file</source>
        <translation>每個檔案的連線數</translation>
    </message>
    <message>
        <source>Follow to insecure addresses</source>
        <translation>跟隨到不安全的位址</translation>
    </message>
    <message>
        <source>Encrypt shared folders</source>
        <translation>加密共用資料夾</translation>
    </message>
    <message>
        <source>Be a guest in shared folders</source>
        <translation>以訪客身分使用共用資料夾</translation>
    </message>
    <message>
        <source>Look for a checksum beside the file</source>
        <translation>在檔案旁尋找檢查碼</translation>
    </message>
    <message>
        <source>Give way at home, too</source>
        <translation>在區域網路也讓路</translation>
    </message>
    <message>
        <source>If the name exists</source>
        <translation>若名稱已存在</translation>
    </message>
    <message>
        <source>Ask servers before adding</source>
        <translation>新增前先詢問伺服器</translation>
    </message>
    <message>
        <source>Keep passwords in a file</source>
        <translation>將密碼存放在檔案</translation>
    </message>
    <message>
        <source>Turn of a transfer</source>
        <translation>每項傳輸的輪次時間</translation>
    </message>
    <message>
        <source>Transfers from one server</source>
        <translation>每部伺服器的傳輸數</translation>
    </message>
    <message>
        <source>Longest time of a download</source>
        <translation>下載最長時間</translation>
    </message>
    <message>
        <source>Cancel forgotten transfers after</source>
        <translation>取消被遺忘的傳輸</translation>
    </message>
    <message>
        <source>Most transfers in the list</source>
        <translation>清單中傳輸數上限</translation>
    </message>
    <message>
        <source>Most files of a transfer</source>
        <translation>每項傳輸的檔案數上限</translation>
    </message>
    <message>
        <source>Patience with a new network</source>
        <translation>新網路的緩衝時間</translation>
    </message>
    <message>
        <source>If it cannot be told: metered?</source>
        <translation>無法得知時：是否計量？</translation>
    </message>
    <message>
        <source>If it cannot be told: roaming?</source>
        <translation>無法得知時：是否漫遊？</translation>
    </message>
    <message>
        <source>If it cannot be told: are you here?</source>
        <translation>無法得知時：您是否在場？</translation>
    </message>
    <message>
        <source>If it cannot be told: on battery?</source>
        <translation>無法得知時：是否使用電池？</translation>
    </message>
    <message>
        <source>A kept-awake screen means you are here</source>
        <translation>螢幕保持開啟視為使用中</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Tray icon</source>
        <translation>系統匣圖示</translation>
    </message>
</context>
<context>
    <name>SettingUnit</name>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>項傳輸</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>條連線</translation>
    </message>
    <message>
        <source>files</source>
        <translation>個檔案</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序依據(&amp;S)</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>順序</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>10 minutes</source>
        <translation>10 分鐘</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小時</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 週</translation>
    </message>
</context>
<context>
    <name>SpeedPage</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>It does not run</source>
        <translation>未執行</translation>
    </message>
    <message>
        <source>This transfer has not moved anything lately</source>
        <translation>此傳輸最近沒有移動任何資料</translation>
    </message>
    <message>
        <source>the last {duration}</source>
        <translation>最近 {duration}</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>A header is a name, a colon and a value: {line}</source>
        <translation>標頭為名稱、冒號與值：{line}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>TermsForm</name>
    <message>
        <source>for example 500k or 2M a second</source>
        <translation>例如每秒 500k 或 2M</translation>
    </message>
    <message>
        <source>&amp;Not before</source>
        <translation>不早於(&amp;N)</translation>
    </message>
    <message>
        <source>Start &amp;paused</source>
        <translation>以暫停狀態開始(&amp;P)</translation>
    </message>
    <message>
        <source>empty is the system&apos;s; “none” goes without</source>
        <translation>留空為系統設定；「none」為不使用</translation>
    </message>
    <message>
        <source>P&amp;riority:</source>
        <translation>優先順序(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Connections:</source>
        <translation>連線(&amp;C)：</translation>
    </message>
    <message>
        <source>While you are &amp;here:</source>
        <translation>您使用電腦時(&amp;H)：</translation>
    </message>
    <message>
        <source>Speed &amp;limit:</source>
        <translation>速度限制(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Hours:</source>
        <translation>時段(&amp;H)：</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早於</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>使用者(&amp;U)：</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>密碼(&amp;W)：</translation>
    </message>
    <message>
        <source>Chec&amp;ksum:</source>
        <translation>檢查碼(&amp;K)：</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>代理伺服器(&amp;X)：</translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation>標頭(&amp;H)：</translation>
    </message>
</context>
<context>
    <name>TideLine</name>
    <message>
        <source>Tide line</source>
        <translation>潮汐線</translation>
    </message>
    <message>
        <source>quiet: {reason}</source>
        <translation>靜止：{reason}</translation>
    </message>
    <message>
        <source>we: {speed}</source>
        <translation>本程式：{speed}</translation>
    </message>
    <message>
        <source>others: {speed}</source>
        <translation>其他：{speed}</translation>
    </message>
    <message>
        <source>limit: {speed}</source>
        <translation>限制：{speed}</translation>
    </message>
    <message>
        <source>delay: {delay} ms</source>
        <translation>延遲：{delay} 毫秒</translation>
    </message>
    <message>
        <source>How much of the past is shown</source>
        <translation>顯示多久的歷史</translation>
    </message>
    <message>
        <source>Span of the tide line</source>
        <translation>潮汐線的範圍</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>尚無測量資料</translation>
    </message>
    <message>
        <source>Now {speed}, {most} at most; shown: {span}</source>
        <translation>目前 {speed}，最高 {most}；顯示：{span}</translation>
    </message>
    <message>
        <source>quiet for {duration}: {reason}</source>
        <translation>靜止 {duration}：{reason}</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>搜尋傳輸</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Ebbtide goes on in the tray</source>
        <translation>Ebbtide 在系統匣繼續執行</translation>
    </message>
    <message>
        <source>Your transfers continue. Click the icon to see them; its menu has Quit.</source>
        <translation>傳輸會繼續。按一下圖示可查看；其選單中有「結束」。</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>&amp;Open Ebbtide</source>
        <translation>開啟 Ebbtide(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>新增(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>貼上連結(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>全部繼續(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Why is nothing running?</source>
        <translation>為什麼沒有在執行？(&amp;W)</translation>
    </message>
    <message>
        <source>Quit and &amp;stop all transfers</source>
        <translation>結束並停止所有傳輸(&amp;S)</translation>
    </message>
</context>
<context>
    <name>UploadDialog</name>
    <message>
        <source>Upload</source>
        <translation>上傳</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>新增檔案(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Replace what has the same name there</source>
        <translation>取代該處同名的項目(&amp;R)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>伺服器</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>上傳(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>{count} files and folders, to {address}</source>
        <translation>
            <numerusform>{count} 個檔案與資料夾，到 {address}</numerusform>
        </translation>
    </message>
    <message>
        <source>It will be {address}</source>
        <translation>將成為 {address}</translation>
    </message>
    <message>
        <source>Files to upload</source>
        <translation>要上傳的檔案</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>要傳送的檔案</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>傳送到</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>F&amp;iles to send:</source>
        <translation>要傳送的檔案(&amp;I)：</translation>
    </message>
    <message>
        <source>Send &amp;to:</source>
        <translation>傳送到(&amp;T)：</translation>
    </message>
    <message>
        <source>H&amp;ow:</source>
        <translation>方式(&amp;O)：</translation>
    </message>
</context>
<context>
    <name>UploadMethod</name>
    <message>
        <source>Ask the server what it can</source>
        <translation>詢問伺服器支援的方式</translation>
    </message>
    <message>
        <source>In one go (PUT)</source>
        <translation>一次傳送（PUT）</translation>
    </message>
    <message>
        <source>In one go, to a program (POST)</source>
        <translation>一次傳送給程式（POST）</translation>
    </message>
    <message>
        <source>As a web form</source>
        <translation>以網頁表單</translation>
    </message>
    <message>
        <source>Resumable (tus)</source>
        <translation>可續傳（tus）</translation>
    </message>
    <message>
        <source>Resumable, Windows servers (BITS)</source>
        <translation>可續傳，Windows 伺服器（BITS）</translation>
    </message>
    <message>
        <source>Resumable (Google, Microsoft)</source>
        <translation>可續傳（Google、Microsoft）</translation>
    </message>
    <message>
        <source>Resumable, onto the file itself</source>
        <translation>可續傳，直接寫入檔案</translation>
    </message>
    <message>
        <source>Resumable (coming standard)</source>
        <translation>可續傳（即將推出的標準）</translation>
    </message>
    <message>
        <source>To an S3 store, in parts</source>
        <translation>分段傳送到 S3 儲存</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>共用資料夾</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Wait until I step away</source>
        <translation>等我離開</translation>
    </message>
    <message>
        <source>Go on, but give way to what I do</source>
        <translation>繼續，但讓路給我的使用</translation>
    </message>
    <message>
        <source>Go on as if I were not here</source>
        <translation>照常繼續</translation>
    </message>
    <message>
        <source>Wait for one that costs nothing by volume</source>
        <translation>等待不以用量計費的連線</translation>
    </message>
    <message>
        <source>Go on as long as my plan lasts</source>
        <translation>方案額度內繼續</translation>
    </message>
    <message>
        <source>Go on, but never while roaming</source>
        <translation>繼續，但漫遊時不要</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>&amp;Begin</source>
        <translation>開始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Leave it all as it is</source>
        <translation>全部維持原狀(&amp;L)</translation>
    </message>
    <message>
        <source>Three questions to begin with</source>
        <translation>先回答三個問題</translation>
    </message>
    <message>
        <source>Where are files to be saved?</source>
        <translation>檔案要儲存到哪裡？</translation>
    </message>
    <message>
        <source>What while you are at the computer?</source>
        <translation>您使用電腦時要怎麼做？</translation>
    </message>
    <message>
        <source>What on a metered connection, such as a phone&apos;s?</source>
        <translation>在計量連線（如手機）上要怎麼做？</translation>
    </message>
    <message>
        <source>All of it can be changed in the preferences, and for each file.</source>
        <translation>這些都可在偏好設定中變更，也可逐檔變更。</translation>
    </message>
</context>
<context>
    <name>WhenActive</name>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Give way</source>
        <translation>讓路</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>執行</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Add…</source>
        <translation>新增(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation>貼上連結(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Upload files…</source>
        <translation>上傳檔案(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>尋找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>復原移除(&amp;U)</translation>
    </message>
    <message>
        <source>Start the &amp;engine</source>
        <translation>啟動引擎(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>關閉視窗(&amp;C)</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>偏好設定(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Data plans…</source>
        <translation>數據方案(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細資料(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>篩選器(&amp;F)</translation>
    </message>
    <message>
        <source>Ti&amp;de line</source>
        <translation>潮汐線(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>全部繼續(&amp;R)</translation>
    </message>
    <message>
        <source>P&amp;ause all</source>
        <translation>全部暫停(&amp;A)</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;Transfer</source>
        <translation>傳輸(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Comfortable rows</source>
        <translation>寬鬆列(&amp;C)</translation>
    </message>
    <message>
        <source>Compact &amp;table</source>
        <translation>緊湊表格(&amp;T)</translation>
    </message>
</context>
<context>
    <name>YieldReason</name>
    <message>
        <source>another job goes first</source>
        <translation>另一項傳輸優先</translation>
    </message>
    <message>
        <source>all transfers were paused</source>
        <translation>所有傳輸已暫停</translation>
    </message>
    <message>
        <source>it is being completed</source>
        <translation>正在完成</translation>
    </message>
    <message>
        <source>something was left to do</source>
        <translation>還有未完成的部分</translation>
    </message>
    <message>
        <source>it has a new address</source>
        <translation>它有新的位址</translation>
    </message>
    <message>
        <source>it has a new password</source>
        <translation>有了新密碼</translation>
    </message>
    <message>
        <source>other bytes are asked of it</source>
        <translation>要求的內容已變更</translation>
    </message>
    <message>
        <source>Ebbtide was stopped</source>
        <translation>Ebbtide 已停止</translation>
    </message>
    <message>
        <source>others had their turn</source>
        <translation>輪到其他傳輸</translation>
    </message>
    <message>
        <source>of what this connection costs</source>
        <translation>此連線的費用</translation>
    </message>
    <message>
        <source>you were at the computer</source>
        <translation>您在使用電腦</translation>
    </message>
    <message>
        <source>of the battery</source>
        <translation>電池</translation>
    </message>
    <message>
        <source>it was outside its hours</source>
        <translation>不在其時段</translation>
    </message>
    <message>
        <source>its limit is 0</source>
        <translation>速度限制為 0</translation>
    </message>
    <message>
        <source>there was no network connection</source>
        <translation>沒有網路連線</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>網路已變更</translation>
    </message>
    <message>
        <source>the computer went to sleep</source>
        <translation>電腦進入睡眠</translation>
    </message>
</context>
</TS>
