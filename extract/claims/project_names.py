"""What is a project called? The longest noun phrase without the verb before it."""

import re

__all__ = ["project_name"]

_VERB = re.compile(r"(?:新建|续建|迁建|建设|实施|推进|加快|启动)(?=[^大路用银设的].{2})")
_TAIL = re.compile(r"(项目|工程)(?:建设|实施)$")


def project_name(words: str) -> str:
    """Return the name in the words of an item: white space out, the leading verb and a trailing 建设 after 项目 off.

    >>> project_name("新建金顶湖水库"), project_name("香菇种植建设项目"), project_name("客运枢纽站项目建设")
    ('金顶湖水库', '香菇种植建设项目', '客运枢纽站项目')
    """
    name = re.sub(r"\s+", "", words)
    verb = _VERB.match(name)
    if verb:
        name = name[verb.end() :]
    return _TAIL.sub(r"\1", name)
