namespace Bmis.Central.PassengerData.Receiving;

/// <summary>What a sender is told: what arrived is on disk and will be taken in.</summary>
/// <param name="Transmission">How headquarters calls it.</param>
/// <param name="IsRepeated">Whether the same bytes had arrived before; they are taken in once.</param>
internal sealed record Receipt(Guid Transmission, bool IsRepeated);
