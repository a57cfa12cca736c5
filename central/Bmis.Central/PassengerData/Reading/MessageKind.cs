namespace Bmis.Central.PassengerData.Reading;

/// <summary>What a message is about.</summary>
internal enum MessageKind
{
    /// <summary>Passengers of a flight.</summary>
    Passengers,

    /// <summary>Crew of a flight.</summary>
    Crew,

    /// <summary>Some persons of a flight, who change or add to what is known and replace nothing.</summary>
    Change,

    /// <summary>Some persons of a flight whose reservation is cancelled.</summary>
    Removed,

    /// <summary>Who was on board when the flight was closed.</summary>
    OnBoard,

    /// <summary>Who was not on board then.</summary>
    NotOnBoard,

    /// <summary>The flight itself: it closes, changes or is cancelled.</summary>
    Status,

    /// <summary>All bookings of a flight.</summary>
    Bookings,

    /// <summary>A carrier's answer or acknowledgement.</summary>
    Answer,

    /// <summary>None that is taken in.</summary>
    Foreign,
}
