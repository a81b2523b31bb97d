"""Short messages about one's own account, to whoever left a telephone: what somebody else did is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel import outbox
from mediation.kernel.actor import Actor

TEXTS: Mapping[str, str] = MappingProxyType({
    "factor_added": "您的账号已启用新的动态验证码。如果不是您本人操作，请立即联系管理员。",
    "factor_removed": "您的账号已停用动态验证码。如果不是您本人操作，请立即联系管理员。",
    "passkey_added": "您的账号添加了一个通行密钥，可以用来登录。如果不是您本人操作，请立即联系管理员。",
    "passkey_removed": "您的账号移除了一个通行密钥。如果不是您本人操作，请立即联系管理员。",
    "phone_changed":
        "您的账号已改用另一个手机号登录，这个手机号不再收到案件的短信。"
        "如果不是您本人操作，请立即联系办理您案件的调解组织。",
    "factor_reset":
        "管理员已重置您账号的第二步验证（动态验证码和通行密钥），登录已全部结束。下次登录时请重新设置；"
        "如果不是您要求的，请立即联系管理员。",
    "telephone_changed":
        "您的账号登记了另一个手机，以后不再通知这个号码。"
        "如果不是您本人操作，请立即联系管理员。",
    "password_changed": "您账号的密码已更换。如果不是您本人操作，请立即联系管理员。",
})  # fmt: skip


LINK = (
    "【劳动争议调解】请在 {hours}内打开链接，设置新密码：{link} 。"
    "如果不是您要求的，请不要打开，并联系管理员。"
    "Set a new password within {hours_en}: {link}"
)


def send_link(session: Session, actor: Actor, whom: Person, link: str, lasts: timedelta) -> None:
    """Queue the link for another password to the person's own telephone, which must be there."""
    minutes = int(lasts.total_seconds() // 60)
    long = minutes >= 120
    text = LINK.format(
        link=link,
        hours=f"{minutes // 60} 小时" if long else f"{minutes} 分钟",
        hours_en=f"{minutes // 60} hours" if long else f"{minutes} minutes",
    )
    outbox.enqueue(session, actor.stream(f"account|{whom.id}"), "sms", whom.phone or "", text)


def tell(session: Session, actor: Actor, whom: Person, what: str) -> None:
    """Queue the message in the caller's transaction."""
    if whom.phone:
        text = f"【劳动争议调解】{TEXTS[what]}"
        outbox.enqueue(session, actor.stream(f"account|{whom.id}"), "sms", whom.phone, text)
