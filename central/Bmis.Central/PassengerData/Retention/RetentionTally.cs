namespace Bmis.Central.PassengerData.Retention;

/// <summary>What a run has masked and erased, or would.</summary>
/// <param name="Masked">Persons who are named no more.</param>
/// <param name="Persons">Persons erased.</param>
/// <param name="Bookings">Bookings erased.</param>
/// <param name="Copies">Transmissions whose bytes are erased.</param>
/// <param name="Requests">Persons and answers of the interactive dialogue, and referrals, erased.</param>
internal sealed record RetentionTally(int Masked, int Persons, int Bookings, int Copies, int Requests)
{
    public static RetentionTally None { get; } = new(0, 0, 0, 0, 0);

    public bool IsNothing() => this == None;

    public static RetentionTally operator +(RetentionTally one, RetentionTally other) => new(
        one.Masked + other.Masked, one.Persons + other.Persons, one.Bookings + other.Bookings,
        one.Copies + other.Copies, one.Requests + other.Requests);
}
