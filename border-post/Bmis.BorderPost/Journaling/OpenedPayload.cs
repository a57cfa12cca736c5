namespace Bmis.BorderPost.Journaling;

/// <summary>A payload as it was written, and its entry's number. It prints as its number.</summary>
internal sealed record OpenedPayload(long Sequence, byte[] Payload)
{
    public override string ToString() => $"[payload {Sequence}]";
}
