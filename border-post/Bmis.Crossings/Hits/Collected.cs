namespace Bmis.Crossings.Hits;

/// <summary>What a discreet, inquiry or specific check asks to note. It prints as <c>[collected]</c>.</summary>
/// <param name="Route">From where to where, by what.</param>
/// <param name="Companions">With whom.</param>
/// <param name="Vehicle">In which vehicle.</param>
/// <param name="Baggage">With what.</param>
/// <param name="Words">What else there was.</param>
public sealed record Collected(string Route, string Companions, string Vehicle, string Baggage, string Words)
{
    /// <summary>True when nothing was noted.</summary>
    public bool IsEmpty =>
        Route.Length + Companions.Length + Vehicle.Length + Baggage.Length + Words.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => "[collected]";
}
