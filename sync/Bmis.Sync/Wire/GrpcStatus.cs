namespace Bmis.Sync.Wire;

/// <summary>The end of a call: a code and a sentence for the operator. The sentence holds no personal data.</summary>
/// <param name="Code">How the call ended.</param>
/// <param name="Message">Why, in one sentence; empty with <see cref="GrpcStatusCode.OK"/>.</param>
public readonly record struct GrpcStatus(GrpcStatusCode Code, string Message)
{
    /// <summary>The call did what was asked.</summary>
    public static GrpcStatus OK { get; } = new(GrpcStatusCode.OK, "");

    /// <summary>Whether the call did what was asked.</summary>
    public bool IsOK => Code == GrpcStatusCode.OK;
}
