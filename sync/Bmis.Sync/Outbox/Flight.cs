using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Outbox;

/// <summary>A batch under way.</summary>
/// <param name="End">Its last entry.</param>
/// <param name="Bytes">Its bytes on the wire.</param>
/// <param name="Left">When it was sent.</param>
/// <param name="ArrivedBefore">How many bytes had been acknowledged then.</param>
internal readonly record struct Flight(Checkpoint End, long Bytes, TimeSpan Left, long ArrivedBefore);
