"""Asks the standard health service with grpcio, without generated code: the messages have one field each.

Usage: health_client.py ADDRESS
"""
import sys

import grpc

LIMIT = 20
SERVICE = "/grpc.health.v1.Health/"


def request(name):
    data = name.encode()
    return bytes([0x0A, len(data)]) + data if data else b""


def status(reply):
    return reply[1] if reply else 0


def main():
    channel = grpc.insecure_channel(sys.argv[1])
    check = channel.unary_unary(SERVICE + "Check", request, status)
    watch = channel.unary_stream(SERVICE + "Watch", request, status)
    print("check", check("bmis.echo.v1.Echo", timeout=LIMIT), flush=True)
    watched = watch("", timeout=LIMIT)
    print("watch", next(watched), flush=True)
    watched.cancel()
    try:
        check("later", timeout=LIMIT)
    except grpc.RpcError as error:
        print("unknown", error.code().value[0], flush=True)
    channel.close()


main()
