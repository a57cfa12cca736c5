namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>An unsolicited message about a person, as it is written. It prints as <c>[notice]</c>.</summary>
internal sealed record NewNotice
{
    public required Guid NoticeId { get; init; }

    public required string Partner { get; init; }

    public required Guid Person { get; init; }

    public required string Transaction { get; init; }

    public required string State { get; init; }

    public required byte[] Message { get; init; }

    public required string By { get; init; }

    public override string ToString() => "[notice]";
}
