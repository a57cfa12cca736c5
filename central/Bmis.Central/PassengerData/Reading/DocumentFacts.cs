namespace Bmis.Central.PassengerData.Reading;

/// <summary>A document of a message; the expiry as ISO date, or as sent. It prints as <c>[document]</c>.</summary>
internal sealed record DocumentFacts(string Type, string Number, string Issuer, string Expiry)
{
    public override string ToString() => "[document]";
}
