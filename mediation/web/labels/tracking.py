"""What is due now in a dispute, in one sentence for each state, for who follows it by its code."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

due = Words({
    "completion": _l("请申请人补充材料：用手机号登录，按提示补充。"),
    "intake": _l("调解机构正在审查申请，等待答复是否受理。"),
    "preparation": _l("已受理。调解员会与双方联系，请保持电话畅通。"),
    "back_to_back": _l("调解员正在分别听取双方意见。"),
    "face_to_face": _l("双方正在一起商谈。"),
    "agreement": _l("双方已谈妥，请登录核对并签署调解协议。"),
    "enforcement": _l("协议已生效，正在履行。收到款项后请登录确认。"),
    "suspended": _l("案件中止办理，原因请登录查看。中止不影响您依法申请仲裁。"),
    "performed": _l("协议已履行完毕，没有需要办理的事。"),
    "not_accepted": _l("申请没有受理，理由和其他途径请登录查看。您可以依法申请仲裁。"),
    "withdrawn": _l("申请已撤回。您仍然可以依法申请仲裁。"),
    "terminated": _l("调解已终止。您可以依法申请仲裁或者提起诉讼。"),
    "handed_over": _l("已移交其他途径办理，详情请登录查看。"),
})  # fmt: skip
