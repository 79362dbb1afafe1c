"""What the operating system knows: directories, clocks and conditions.

Who tells what, the first that answers; nobody there means "cannot tell":

| observation | Linux | Windows, macOS: not run |
|---|---|---|
| networks, cost, reach | NetworkManager; roaming: ModemManager | Windows: one network as a whole |
| routes | netlink | cannot tell |
| away | X11 or Wayland; Mutter, ScreenSaver, logind's hint | both |
| locked | logind, the desktop's locker | cannot tell |
| full screen | X11 | Windows |
| kept awake | GNOME, KDE (that one not run) | cannot tell |
| programs | psutil | psutil |
| power | UPower, power-profiles-daemon; psutil | psutil; Windows' battery saver |
| sleep | logind; waking: clocks | waking: clocks |
"""
