"""The words that tell who began a contact, in a typed line and in the cell of a column."""

from __future__ import annotations

from collections.abc import Mapping

from widgets.core.contact_log.entry import Direction

THEM = (
    "(?:催收(?:员|方|人员|公司)?|对方|他们|她们|[他她它](?![们家爸妈哥姐弟妹同朋])|人家|那边|银行|平台|客服|"
    "网贷|贷款(?:公司|平台)|小贷|机构|债主|债权人|出借人|信贷员)"
)
THIRD = (
    "第三人|第三方(?!催|机构|公司)|家人|家属|父母|爸妈|父亲|母亲|爸爸|妈妈|妻子|老婆|丈夫|老公|配偶|媳妇|"
    "爱人|我(?:[爸妈哥姐弟妹爷奶舅姑姨叔伯婶]|们?(?:公司|单位|学校)|对象|男友|女友|老师|客户)|亲戚|亲友|亲人|[大二三四五六小老][舅姑姨叔伯婶]|[舅姑姨叔伯婶嫂](?:舅|姑|妈|父|母|叔|伯|婶|子)|阿姨|[表堂](?:哥|姐|弟|妹|兄)|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|儿子|女儿|闺女|孩子|同学|室友|房东|前[妻夫]|老[爸妈]|朋友(?!圈)|同事|领导|老板|邻居|村委|居委|闺蜜|发小|哥们|兄弟|合伙人|辅导员|班主任|村[支书]|(?:紧急)?联系人|通讯录|(?<=打到)(?:单位|公司|学校)"
)
_OTHERS = "(?:快递|外卖|派出所|警察|民警|公安|法院|社区|物业|医院|学校|老师|推销|中介)(?:员|小哥)?"
_OURS = f"(?:我|本人|{THIRD})"
_NO_CALL = "(?![款钱工算听扰])"
_SEND = "(?:发|回)[了过条个]{0,2}(?:短信|微信|信息|消息|邮件)"
_AGAIN = "(?:又|再|也|就|还|一直|不停|多次|连续|天天|主动|已经|已|马上|先|自己|这边){0,3}"
_I = f"(?<![给对跟向让叫要催逼求请找问等劝使帮替拉骂])(?:我|本人){_AGAIN}"
_THOSE = "(?:them|(?:the )?(?:bank|lender|agency|collectors?|company|platform))"
_THE = "(?:they|he|she|(?:the )?(?:bank|lender|agency|collectors?|company|platform))"

_NOT = "(?:没有?|从?未|不再|别|不要|不许|不准|不让|勿|无)(?:再|任何|人|来){0,2}"
_SENT = "(?:电话|短信|信息|消息|微信)"
DENIED: Mapping[str, str] = {
    "spared": f"{_NOT}(?:打|发|联系|骚扰|告诉|通知|找|催){_SENT}?[给到]?(?:我的?)?(?:{THIRD})",
    "denied": f"{_NOT}打(?![通得算开进不款钱工听])(?:来|过来|过)?(?:电话)?(?:给我)?|"
    f"{_NOT}(?:联系(?!方式|人|上|到)过?|催|骚扰|打扰|上门|通话|来电(?!显示)|发{_SENT}|{_SENT}(?![接回号]))|"
    f"(?:没有?|未)收到[^ ,，。;；]{{0,4}}(?:{_SENT}|来电)|"
    f"(?:{_SENT}|来电)[都也](?:没有?|未)[打来发]?过?(?![接通回打])|"
    "(?:计划|准备|打算)(?:打|发|联系|上门)[^ ,，。;；]{0,4}|"
    "电话(?:[费卡本簿亭充]|会议)|换了?(?:电话|手机)|验证码(?:短信)?|"
    "no(?: one|body) (?:called|rang|phoned|texted|visited|came)|"
    "(?:no|without an?) (?:further |more |other )?(?:calls?|texts?|messages?|contact|visits?)|"
    "(?:did not|didn't|never|have not|haven't|has not|hasn't) "
    "(?:call|ring|rung|phone|text|visit|contact|message)(?:e?d)?(?: back| me)?",
}
"""What did not happen: no contact, or none with a third person; what only sounds like one."""

SIDES: Mapping[str, str] = {
    "unclear": (
        f"(?:不是|并非|没有|没|非)我(?:打|拨|发|联系)|{THEM}(?:主叫|被叫|呼出|呼入|去电|拨出|打出|已?取消)|"
        f"给(?!{_OURS}|{THEM})[^ ,，。;；:]{{1,8}}?(?:打|拨){_NO_CALL}|"
        f"(?<![^ ,，。;；:(])(?:(?:我的?)?(?:{THIRD}|{_OTHERS})(?:打来|打电话(?!给(?!我))|打给我|"
        f"给我打|来电|来了?电话|发来|发微信|发短信|发消息)|{_OTHERS}的?(?:电话|短信|上门))|"
        f"[跟和与同]{THEM}|打电话(?=[问去找咨投联报举点订])|(?=(?:咨询|投诉|举报)(?!(?:了|过|到|一下)?{THEM}))|(?<![请求要让不未没若])回复(?!后)|发出|"
        f"(?:打|打电话|拨打)给(?!{_OURS}|{THEM})|拨打(?!{_OURS}|{THEM}|给)|"
        f"(?:{_SEND}|发|发送)给(?!{_OURS}|{THEM})|(?=打不通|没打通|未打通)|"
        "(?<!they )(?<!she )(?<!he )(?:called|rang|phoned|call) back(?! from)|callback|"
        "(?<!they )(?<!she )(?<!he )(?<!was )sent(?! (?:to )?me| by| from)|"
        "(?:my (?!phone|mobile|cell|collector|bank|lender)[a-z]{2,12}|police|court|courier) "
        "(?:called|rang|phoned|texted)(?! by)|"
        r"(?:called|rang|phoned|calls? to) "
        r"(?:#|\d{3,5}(?!\d)|(?:the |my )?(?:police|lawyer|solicitor|court)(?![a-z]))|"
        f"(?:spoke|talked) (?:to|with) {_THOSE}|"
        "(?<!they )(?<!she )(?<!he )replied(?! to me)"
    ),
    "out_call": (
        f"给{THEM}[^ ,，。;；:]{{0,6}}?(?:打|拨|去电|回电|回拨|致电){_NO_CALL}|"
        f"(?:打|打电话|拨打|致电|拨)(?:了|过|电话)?给{THEM}|(?:拨打|致电){THEM}|打[了过]?(?=银行|客服|平台|催收)|"
        f"(?:对方|他们|她们|人家|那边)(?:一直|都|还是|又)?"
        "(?=未接|没接|没人接|不接|无人接|无应答|无人应答|未应答|拒接|占线|忙线|关机|停机)|"
        f"{THEM}(?:电话|热线)?(?:打不通|没打通)|"
        "主叫|呼出|拨出|已拨(?:打|电话|号码|号)?|打出(?!来)|打过去|拨过去|去话|去电|(?<![他她们方])自己(?:打|拨|上门)|"
        f"打电话(?:问|找|咨询|投诉|联系)(?:了|一下)?{THEM}|"
        "已取消(?=$|[ ,，。;；)）]|的?(?:通话|呼叫|拨))|取消的?(?:通话|呼叫|拨)|"
        "dialled|dialed|outbound|cancell?ed(?! by)|placed (?:a )?calls?|made (?:a )?calls?|"
        f"calls? to {_THOSE}|"
        "(?:i|we) (?:called|rang|phoned|dialled|dialed)(?! back)|my (?:own )?calls?(?! from)|"
        f"(?:called|rang|phoned) {_THOSE}|"
        f"(?={_THE} (?:did not|didn't|never) (?:answer|pick))"
    ),
    "back_call": (
        f"{_I}(?:打回去|拨回去|回过去|回拨|回(?=电|了?个?电话))|"
        "(?<![请求要让叫催未没不等速尽我])(?:回拨|回电|回了?个?电话)|打回去|拨回去|回过去|"
        "returned (?:the |a |their )?calls?|(?:i|we) (?:called|rang|phoned) back"
    ),
    "out": (
        f"发(?:送|过|了|出)?给{THEM}|"
        f"{_I}"
        f"(?:打{_NO_CALL}(?!来)|拨|发(?![现烧薪工])|给(?![钱不]){THEM}?|联系(?!人|方式)|致电|投诉|咨询|询问|举报|上门|加(?!班)|"
        "回(?=电|拨|复|信|短信|微信))|"
        f"上门[去找到](?={THEM})|{_SEND}(?:问|咨询|投诉){THEM}|"
        f"给{THEM}[^ ,，。;；:]{{0,6}}?(?:发(?![现烧])|回|留言)|{_SEND}给{THEM}|"
        f"(?<![请求要让叫催未没不等速尽])回了?[条个]?(?:{THEM}的?)?(?=短信|微信|信息|消息|邮件)|"
        f"(?=(?:联系|咨询|询问|投诉|回复)(?:了|过|到|一下)?{THEM})|"
        "(?<!对方)(?<!他们)(?<!银行)(?<!催收)(?<!平台)(?<!客服)主动联系(?!我)|"
        "已发(?:送|出|短信|信息|消息)|outgoing|"
        "(?:i|we) (?:sent|texted|wrote|replied|messaged|visited)|"
        f"texted {_THOSE}|tried to (?:call|ring|reach|contact) {_THOSE}"
    ),
    "in_call": (
        f"{THEM}{_AGAIN}(?:打(?!不通|不进|没通){_NO_CALL}|拨打|来电|来过电话|致电|回电|回拨)|"
        f"被叫|呼入|来电|打进来|打过来|incoming calls?|{_THE} (?:called|rang|phoned)"
    ),
    "in": "接收|收到|incoming|received|inbox",
}

_OUT = (
    "发送 已发送 发出 发件 发 出 去 呼 拨打 自己 我 我方 sent send out o mo "
    "moc 主 originated originating outbound"
)
_IN = "收 入 来 接 接入 收件 in i mt mtc 被 terminated terminating inbound"
CELLS: Mapping[str, Direction] = {
    **dict.fromkeys(_OUT.split(), Direction.OUTGOING),
    **dict.fromkeys(_IN.split(), Direction.INCOMING),
}
