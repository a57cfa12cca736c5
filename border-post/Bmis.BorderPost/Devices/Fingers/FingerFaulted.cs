namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>No picture came of it; the reader goes on by itself.</summary>
internal sealed record FingerFaulted(FingerReaderFault Reason) : FingerEvent;
