"""Which addresses may be fetched from."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from onrecord.errors import Unfetchable

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def addresses_of(host: str, port: int, *, private: bool = False) -> tuple[str, ...]:
    """The addresses of a host, as the resolver orders them.

    Raises Unfetchable where it has none, or, unless ``private`` is allowed, where one of them is not public:
    loopback, private, link-local (a cloud's metadata), multicast, reserved. Who connects must use these very
    addresses: a second look-up of the same name can give others.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unfetchable(f"no address for {host!r}") from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    refused = [] if private else [each for each in addresses if not is_public(ip_address(each))]
    if refused:
        raise Unfetchable(f"{host!r} is at {refused[0]}, which is not public; --allow-private fetches from there")
    return addresses


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the public internet, and no way around to one that isn't."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.sixtofour or address.teredo:
            return False
    return address.is_global and not address.is_multicast
