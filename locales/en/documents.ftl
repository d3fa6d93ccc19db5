# Files that show something.
document-photo = photo
document-file = file
document-unfit = A file, a picture of the document, a link, or words: number and day.
document-gone = This file can no longer be opened. Please ask for it again.
document-later = The file comes a little later. Answer the question first.
document-open = 📎 Open the file
document-one = One file is kept, and this one is not. A button below replaces it.
