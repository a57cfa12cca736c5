namespace Bmis.Central.PassengerData.Storing;

/// <summary>A part of a picture as its row is written when it is the first.</summary>
internal sealed record PicturePart
{
    public PicturePart(PictureKey key, int? total, int counted, Guid picture)
    {
        (PictureId, FlightId, Source, Subject, Sender) = (picture, key.FlightId, key.Source, key.Subject, key.Sender);
        (Reference, PreparedAt, ReceivedAt) = (key.Reference, key.PreparedAt, key.ReceivedAt);
        (Part, IsLast, Total, Counted) = (key.Part, key.IsLast, total, counted);
    }

    public Guid PictureId { get; init; }

    public Guid FlightId { get; init; }

    public string Source { get; init; }

    public string Subject { get; init; }

    public string Sender { get; init; }

    public string Reference { get; init; }

    public DateTime PreparedAt { get; init; }

    public DateTime ReceivedAt { get; init; }

    public int Part { get; init; }

    public bool IsLast { get; init; }

    public int? Total { get; init; }

    /// <summary>How many of what the total counts are in it.</summary>
    public int Counted { get; init; }

    /// <summary>Whether it says everything by itself.</summary>
    public bool IsAlone => Part == 1 && IsLast;
}
