namespace Bmis.BorderPost.Devices;

/// <summary>A device, or its simulated twin, that reads the MRZ of documents.</summary>
internal interface IDocumentReader
{
    /// <summary>The name under which settings, logs and screens know it.</summary>
    string Name { get; }

    /// <summary>
    /// What the reader has to say from now on, for one listener at a time. It never ends by itself: a device that goes
    /// away is a change of state, and it is opened again when it comes back.
    /// </summary>
    IAsyncEnumerable<DeviceEvent> ListenAsync(CancellationToken cancellation);
}
