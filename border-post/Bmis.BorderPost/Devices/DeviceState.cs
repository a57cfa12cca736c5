namespace Bmis.BorderPost.Devices;

/// <summary>Whether a reader can read.</summary>
internal enum DeviceState
{
    /// <summary>It is open and waits for documents.</summary>
    Ready = 1,

    /// <summary>It is not there or was unplugged; it is tried again.</summary>
    Absent,

    /// <summary>It is there but refuses to be used, for want of permission for example; it is tried again.</summary>
    Faulty,
}
