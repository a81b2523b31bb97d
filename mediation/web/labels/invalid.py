"""What is wrong with a field, where a rule refused it: one sentence for each code."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from mediation.web.labels.words import Words

invalid = Words({
    "missing": _l("请填写这一项"),
    "too_long": _l("内容太长"),
    "unknown": _l("没有找到，请核对后再填"),
    "unreadable": _l("看不懂这样写，请按提示填写"),
    "in_the_past": _l("不能早于今天"),
    "in_the_future": _l("不能晚于现在"),
    "wrong_code": _l("验证码不对或已失效，请核对，或者重新获取"),
    "wrong_password": _l("现在的密码不对"),
    "wrong_sign_in": _l("登录名或密码不对。连续 5 次不对，这个账号会锁定 15 分钟"),
    "password_too_short": _l("密码至少 10 个字符"),
    "password_one_kind": _l("密码要包含数字、大写字母、小写字母、符号中的至少两种"),
    "password_too_plain": _l("密码太简单，不要包含登录名或只用少数几个字符"),
    "passwords_differ": _l("两次填写的密码不一样"),
    "taken": _l("这个名称已经有人使用"),
    "unknown_draft": _l("没有找到这份申请，请核对续填码。超过 30 天没有继续填写的申请已经删除"),
    "draft_filed": _l("这份申请已经提交，请用案号和查询码查看，或者用手机号登录"),
    "file_kind": _l("这种文件不能上传，请上传照片（JPG、PNG、WebP）、PDF、docx、xlsx 或 txt 文件"),
    "file_empty": _l("这个文件是空的，请重新选择"),
    "file_too_big": _l("文件太大，每个文件不能超过 10 MB"),
    "file_broken": _l("文件打不开，或者内容和文件名的类型不一致，请重新保存后再上传"),
    "file_active": _l("文件里带有可以运行的程序，请另存为不带程序的文件，或打印成 PDF 后再上传"),
    "file_too_many_pixels": _l("照片的像素太大，请缩小后再上传"),
    "file_infected": _l("文件里发现了病毒，没有保存"),
    "too_many_files": _l("最多上传 20 个文件"),
    "too_many": _l("数量太多，请删去一些再添加"),
    "wrong_tracking": _l("编号或者查询码不对，请核对后再试"),
    "tracking_locked": _l("这个编号试错的次数太多，请一小时后再试，或者用手机号登录查看"),
    "not_your_name": _l("与您登记的姓名不一致，请填写您本人的姓名"),
    "before_the_proposal": _l("不能早于方案提出的时间"),
    "before_the_offer": _l("不能早于协议送交签署的时间"),
    "register_number_taken": _l("这个用印登记号已经用过，请核对用印登记簿"),
    "road_closed": _l("本案现在不能走这条途径，请另选一条"),
    "road_leads_elsewhere": _l("这个机构不办理所选的途径，请另选一个机构"),
    "before_now": _l("时间要晚于现在"),
    "ends_before_it_begins": _l("结束时间要晚于开始时间"),
    "acts_for_other_side": _l("这个人在本案曾代表另一方，不能再代表这一方"),
    "acts_already": _l("这个人已经以这个身份代表这一方"),
    "mediates_here": _l("这个人是本案的调解员，不能代表当事人"),
    "identify_again": _l("已核实身份的当事人更换电话，须重新核实身份：请选择怎样核实的"),
    "road_not_open": _l("不是劳动争议的，不能告知申请劳动仲裁或者向劳动监察投诉，请另选途径"),
    "paper_only": _l("同意须以书面作出：请选择“书面”或“微信”，口头和电话不算"),
    "respondent_missing": _l("请至少写明一个被申请人"),
    "one_worker": _l("一方是一名劳动者，另一方是用人单位（可以再加其他责任单位），请核对双方的身份"),
})  # fmt: skip
