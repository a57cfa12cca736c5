namespace Bmis.Sync.Wire;

/// <summary>How a call ended (gRPC, doc/statuscodes.md). The numbers travel in <c>grpc-status</c>.</summary>
public enum GrpcStatusCode
{
    /// <summary>The call did what was asked.</summary>
    OK = 0,

    /// <summary>One side gave the call up.</summary>
    Cancelled = 1,

    /// <summary>A failure that says nothing about its cause, such as an unexpected exception in a handler.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the server.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be made exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A limit was passed: message size, streams, quota.</summary>
    ResourceExhausted = 8,

    /// <summary>The server is not in the state that the request needs.</summary>
    FailedPrecondition = 9,

    /// <summary>The work was broken off, for example by a concurrent writer.</summary>
    Aborted = 10,

    /// <summary>The request reaches past the end of what exists.</summary>
    OutOfRange = 11,

    /// <summary>The method or the encoding is not known to the server.</summary>
    Unimplemented = 12,

    /// <summary>One side broke the protocol.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached or is stopping; the same call may succeed later.</summary>
    Unavailable = 14,

    /// <summary>Data was lost beyond repair.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known: no certificate, or one that is not accepted.</summary>
    Unauthenticated = 16,
}
