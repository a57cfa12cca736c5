namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>An unsolicited message that its carrier has not acknowledged. It prints as <c>[notice]</c>.</summary>
internal sealed record WaitingNotice
{
    public Guid NoticeId { get; init; }

    public string PartnerId { get; init; } = "";

    public string? Callback { get; init; }

    public byte[]? Message { get; init; }

    public override string ToString() => "[notice]";
}
