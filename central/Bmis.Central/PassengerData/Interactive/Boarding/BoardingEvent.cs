namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>What happens to a person of a flight and carrier.</summary>
internal abstract record BoardingEvent
{
    private BoardingEvent()
    {
    }

    /// <summary>The carrier asks: BGM 745, or 745+CP when something has changed.</summary>
    internal sealed record Requested(string Transaction) : BoardingEvent;

    /// <summary>A request is answered.</summary>
    internal sealed record Decided(string Transaction, BoardingState Outcome) : BoardingEvent;

    /// <summary>A person of the unit decides otherwise, unasked (BGM 132).</summary>
    internal sealed record Reversed(BoardingState Outcome) : BoardingEvent;

    /// <summary>The carrier acknowledges an unsolicited change (BGM 312).</summary>
    internal sealed record Acknowledged(string Transaction) : BoardingEvent;

    /// <summary>The person does not travel: BGM 745+XR, 266+CLNB, or 266+XF for the whole flight.</summary>
    internal sealed record Cancelled : BoardingEvent;

    /// <summary>The flight is closed, 266+CL or CLOB: who boarded has boarded.</summary>
    internal sealed record Closed : BoardingEvent;
}
