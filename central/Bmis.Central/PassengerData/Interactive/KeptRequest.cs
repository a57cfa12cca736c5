namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A request that is kept and has no answer yet, as the warehouse knows it.</summary>
/// <param name="Asked">The request.</param>
/// <param name="Id">Its transmission; that of the same bytes before, where they came before.</param>
/// <param name="Flight">Its flight; null when it is about no persons.</param>
/// <param name="Before">How the persons of the flight stand, as far as they are asked about.</param>
internal sealed record KeptRequest(AskedRequest Asked, Guid Id, Guid? Flight, IReadOnlyList<PersonRow> Before);
