"""How bytes move: each module speaks one protocol and maps its foreign errors."""
