namespace Bmis.Central.PassengerData.Storing;

/// <summary>A message and what becomes of it.</summary>
internal sealed record PlacedMessage
{
    public required WaitingTransmission Waiting { get; init; }

    public Guid Transmission => Waiting.TransmissionId;

    public required ReadMessage Message { get; init; }

    /// <summary>The blind index of what makes it the same when it comes again.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>stored, repeated, status, held or refused.</summary>
    public required string Outcome { get; init; }

    /// <summary>The flight; null when it is not taken in.</summary>
    public Guid? Flight { get; init; }

    /// <summary>Where it belongs; null when it says nothing of who is on board.</summary>
    public PictureKey? Place { get; init; }

    /// <summary>The picture that it is a part of.</summary>
    public Guid? Picture { get; init; }
}
