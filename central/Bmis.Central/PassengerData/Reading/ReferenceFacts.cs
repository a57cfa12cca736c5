namespace Bmis.Central.PassengerData.Reading;

/// <summary>A reference of a message. It prints its kind alone.</summary>
/// <param name="Kind">A qualifier such as AVF, the carrier of a locator, or TKT.</param>
/// <param name="Value">The reference.</param>
internal sealed record ReferenceFacts(string Kind, string Value)
{
    public override string ToString() => $"[{Kind}]";
}
