namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>Something a fingerprint reader says.</summary>
internal abstract record FingerEvent;
