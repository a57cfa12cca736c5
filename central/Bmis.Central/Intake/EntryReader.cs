using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>Reads one entry into the batch; returns why it cannot be applied, or null.</summary>
internal delegate string? EntryReader(BatchReader batch, Envelope envelope, ReadOnlyMemory<byte> payload);
