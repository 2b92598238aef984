"""Where phones in the same room find this machine, and the code that leads them there."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address, ip_network

import segno
from psutil import net_if_addrs, net_if_stats

EVERYWHERE = ("", "0.0.0.0")  # noqa: S104  # names it; whether to use it is asked elsewhere
VIRTUAL = ("docker", "veth", "virbr", "br-")
"""Networks within the machine, which no phone is in."""
ELSEWHERE = ("192.0.2.1", 9)
"""An address that belongs to nobody. Only the way there is looked up; nothing is sent."""
MOST_PORT = 65_535
QUIET_ZONE = 2
V4, V4_BLOCK, V6_BLOCK = 4, 24, 64
WHITE_ON_BLACK, PLAIN = "\x1b[40;97m", "\x1b[0m"


def hosts() -> tuple[str, ...]:
    """This machine's addresses in networks, the one it would use itself first."""
    up = {name for name, state in net_if_stats().items() if state.isup}
    names = [name for name in net_if_addrs() if name in up and not name.startswith(VIRTUAL)]
    found = [each for name in names for each in net_if_addrs()[name]]
    listed = [each.address for each in found if each.family == socket.AF_INET]
    return tuple(dict.fromkeys(host for host in [*_way_out(), *listed] if _reachable(host)))


def only_here(ip: str) -> bool:
    """Whether an address leads nowhere but to the machine itself."""
    try:
        return ip_address("127.0.0.1" if ip == "localhost" else ip).is_loopback
    except ValueError:
        return False


def taken(ip: str, port: int) -> int:
    """Why nothing can be served at an address, as the system numbers it; 0: it can."""
    if port > MOST_PORT:
        return errno.EINVAL
    try:
        with socket.create_server((ip, port)):
            return 0
    except OSError as error:
        return error.errno or errno.EINVAL


def block(address: str) -> str:
    """The addresses that one visitor may have: a /24, or a /64 of IPv6.

    Nothing for this machine's own and for what is none: a proxy here stands for anybody.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    size = V4_BLOCK if found.version == V4 else V6_BLOCK
    return "" if found.is_loopback else str(ip_network(f"{found}/{size}", strict=False))


def code(address: str, *, coloured: bool) -> list[str]:
    """An address as a QR code for a terminal, line by line.

    Args:
        address: what a phone is to open.
        coloured: says the colours too; else the code is light where the terminal's text is.
    """
    made = segno.make(address, error="l", micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=QUIET_ZONE)]
    rows += [bytes(len(rows[0]))] * (len(rows) % 2)
    lines = [
        "".join(" ▀▄█"[2 * (not low) + (not high)] for high, low in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    ]
    return [f"{WHITE_ON_BLACK}{line}{PLAIN}" if coloured else line for line in lines]


def _way_out() -> list[str]:
    """The address this machine would itself use for going elsewhere."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(ELSEWHERE)
        except OSError:
            return []
        return [str(line.getsockname()[0])]


def _reachable(host: str) -> bool:
    found = ip_address(host)
    return not (found.is_loopback or found.is_link_local or found.is_unspecified)
