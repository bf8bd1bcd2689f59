"""Many texts are folded as one is."""

from hypothesis import given
from hypothesis import strategies as st

from values.sorting import text_order, text_orders

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aÄß\n\u0308\u1160\r\x85\u2028 ½İΣς\u00a0\u3000")))


@given(st.lists(TEXTS, max_size=8))
def test_many_texts_are_folded_as_each_of_them(texts: list[str]) -> None:
    assert text_orders(texts) == [text_order(text) for text in texts]
