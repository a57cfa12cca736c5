"""Serves echo.proto with grpcio until standard input closes. Says `clear PORT` and, with a folder, `tls PORT` and
`mutual PORT`.

Usage: echo_server.py COMPRESSION [FOLDER with root.pem, server.pem and server.key]
"""
import sys
from concurrent import futures

import grpc

import echo_service as service


def main():
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=16), compression=service.COMPRESSION[sys.argv[1]])
    server.add_generic_rpc_handlers((service.handlers(),))
    print("clear", server.add_insecure_port("localhost:0"), flush=True)
    if len(sys.argv) > 2:
        folder = sys.argv[2]
        pair = (service.read_file(folder + "/server.key"), service.read_file(folder + "/server.pem"))
        plain = grpc.ssl_server_credentials([pair])
        mutual = grpc.ssl_server_credentials(
            [pair], root_certificates=service.read_file(folder + "/root.pem"), require_client_auth=True)
        print("tls", server.add_secure_port("localhost:0", plain), flush=True)
        print("mutual", server.add_secure_port("localhost:0", mutual), flush=True)
    server.start()
    print("started", flush=True)
    sys.stdin.read()
    server.stop(None)


main()
