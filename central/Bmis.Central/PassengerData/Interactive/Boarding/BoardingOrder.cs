namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>An order of an entry's owner to carriers, approved by two persons.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="IsDiscreet">Whether only the role for discreet checks may know the entry.</param>
internal sealed record BoardingOrder(string EntryId, bool IsDiscreet);
