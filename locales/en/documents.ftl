# Files that show something.
document-photo = photo
document-file = file
document-unfit = A file, a picture of the document, a link, or words: number and day.
document-gone = This file can no longer be opened. Please ask for it again.
