"""Editors: who may write through the pages, and what every write has to bring.

A site has no editors unless its owner names them, and then nothing can be changed through it. Who an editor is, is told
by a file of names and hashed passwords, or by a proxy in front that has asked already.

    editor      Editor, Signed, and what every way of signing in gives; Nobody
    file        the names of editors with the hashes of their passwords, as `whipcount editors` writes it
    passwords   what those hashes are
    by_password who signs in on our own page: `sessions`, and `slowing` for whoever guesses
    by_proxy    the name that a trusted proxy puts into a header
    page        /sign-in and /sign-out
    writing     what a form has to bring before anything is done: an editor, our own origin, the page's token

A page that shows itself to editors begins with `here = await site.seen_by(request)` and makes its template with
`here`; its template then sees `editor` (None for a reader) and `token`. An address that changes something begins with
`writing = await site.writing(request)` and finds the editor and the form in it
(`form.fields`, `form.files`); whatever is not in order is Refused.
"""

from whipcount.web.editors.by_password import ByPassword
from whipcount.web.editors.by_proxy import ByProxy
from whipcount.web.editors.editor import Editor, Editors, Nobody, Signed
from whipcount.web.editors.writing import Form, Refused, Sent, Writing

__all__ = ["ByPassword", "ByProxy", "Editor", "Editors", "Form", "Nobody", "Refused", "Sent", "Signed", "Writing"]
