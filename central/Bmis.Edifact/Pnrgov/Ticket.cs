namespace Bmis.Edifact.Pnrgov;

/// <summary>A ticket (TKT and what follows it).</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is, such as T.</param>
/// <param name="Payments">How it was paid.</param>
/// <param name="Texts">Who pays, and other text.</param>
/// <param name="Addresses">Addresses of who pays.</param>
/// <param name="Parts">Fares (MON), validity (PTK), taxes (TXD), dates (DAT).</param>
public sealed record Ticket(
    string Number, string Kind, IReadOnlyList<Payment> Payments, IReadOnlyList<FreeText> Texts,
    IReadOnlyList<BookedAddress> Addresses, IReadOnlyList<KeptSegment> Parts);
