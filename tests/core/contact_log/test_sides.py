import pytest

from widgets.core.contact_log.entry import ContactMeans, Direction
from widgets.core.contact_log.sides import CELLS
from widgets.core.contact_log.words import recognised_in

OURS = """
    已拨电话|打出|去话|去电|未接去电|主叫|呼出|拨出|已取消|打过去没人接|回电话|已回拨|给催收打电话|打给对方|
    打电话给客服|拨打客服电话|致电银行|联系银行|咨询客服|投诉平台|我主动联系对方|我打|我给他打过去|我打电话|
    我回电话|对方未接|他们一直没接|银行打不通|给催收发短信|回短信给他们|我发短信|cancelled call|
    outgoing call|outbound call|i called them|called the bank|call to the bank|dialled 4001|
    打了客服电话|回了他微信|我加他微信|我上门找银行协商|上门去银行|自己上门还款|
    发微信问客服|tried to call them|i visited the bank|
    they did not answer|i sent a text|returned call|自己打的电话|已发送|发给催收的短信
"""
THEIRS = """
    来电|被叫|未接来电|呼入|打过来|对方打给我|催收打给我家人|银行拨打我电话|客服回电|他们又打电话|
    冒充法院来电|没有来电显示|incoming call|they called back|the bank called|received a text
"""
NEITHER = """
    电话|未接电话|催收|上门|催收电话未接|打电话给我家人|给我爸打电话|打我联系人电话|问我联系方式|催我打款|
    让我打电话|让我回电话|要求回电|请回电|我发现有电话|说取消分期|已取消分期|我方拒接|给我妈妈打电话|
    没打给家人|别打给我妈|my phone rang|打钱给我|
    call missed|did not pick up|called my mother|told me to call
"""
UNCLEAR = """
    拨打|拨打4001|打给小王|给小王打电话|打电话给小王|不是我打的电话|对方主叫|银行去电|对方已取消|打不通|
    对方打给我，我回电话|来电 已回拨|called back|sent a text|
    missed call then i called back|未接 我又打回去|电话咨询|打电话问人|短信回复|发给小王的短信|
    我爸打电话|妈妈来电|我妈打来电话|老板打电话叫我|同事发微信|快递电话|派出所来电|法院短信|打电话报警|
    快递上门|跟客服打电话协商|和催收通电话|打电话点外卖|replied to their text|
    my mum called|called # missed|called 110|called the police|spoke to the bank|complaint call to #
"""


DENIED = """
    没有来电|未来电|没打来|没有打电话|我没打电话|催收没打来|没收到短信|一个电话都没有|电话也没打|没有联系|无电话|
    换了电话|电话费|充电话费|没人打电话|没有任何电话|没有再来电|没有上门|没人上门|没发短信|没有通话|准备打电话给催收|
    no calls|did not call|they never called|nobody called|no further calls|have not called
"""


def each(words: str) -> list[str]:
    return [word.strip() for word in words.split("|")]


@pytest.mark.parametrize("said", each(OURS))
def test_a_contact_of_the_borrower_is_outgoing(said):
    assert recognised_in(said).direction is Direction.OUTGOING


@pytest.mark.parametrize("said", each(THEIRS))
def test_a_contact_of_the_collector_is_incoming(said):
    assert recognised_in(said).direction is Direction.INCOMING


@pytest.mark.parametrize("said", each(NEITHER))
def test_what_tells_of_neither_side_marks_none(said):
    marks = recognised_in(said)

    assert (marks.direction, marks.unclear) == (None, False)


@pytest.mark.parametrize("said", each(UNCLEAR))
def test_what_tells_of_both_sides_or_not_surely_of_one_is_unclear(said):
    marks = recognised_in(said)

    assert (marks.direction, marks.unclear) == (None, True)


@pytest.mark.parametrize("said", each(DENIED))
def test_what_did_not_happen_is_denied(said):
    marks = recognised_in(said)

    assert (marks.denied, marks.kind in {None, ContactMeans.OTHER}) == (True, True)


@pytest.mark.parametrize(
    "said", each("没接电话|电话都没接|没打通|未打通|没人接|未联系上|没有接电话|没回电话")
)
def test_a_call_that_was_not_answered_is_not_denied(said):
    assert not recognised_in(said).denied


@pytest.mark.parametrize("who", each("我妈|我二叔|妈妈|老婆|老板|我对象|同事|派出所|快递"))
@pytest.mark.parametrize("did", each("打来|打来电话|来电|打电话叫我|给我打电话|打给我|发微信"))
def test_a_call_by_somebody_else_is_not_the_collectors(who, did):
    for said in (f"{who}{did}", f" {who}{did}", f"晚上 {who}{did} 3分钟"):
        assert recognised_in(said).unclear


@pytest.mark.parametrize("whom", each("我妈|我二叔|我妈妈|我老婆|紧急联系人|我单位|我对象|同事"))
@pytest.mark.parametrize("did", each("打给{}|打到{}|催收打给{}|打{}电话|骚扰{} 电话|打电话给{}"))
def test_a_call_to_somebody_else_is_marked_so(whom, did):
    marks = recognised_in(did.format(whom))

    assert (marks.to_third, marks.direction is Direction.OUTGOING) == (True, False)


def test_a_cell_may_hold_one_short_word():
    assert {CELLS[word] for word in ("发送", "sent", "out", "o")} == {Direction.OUTGOING}
    assert {CELLS[word] for word in ("接入", "in", "i")} == {Direction.INCOMING}
