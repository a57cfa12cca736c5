namespace Bmis.Central.Devices;

/// <summary>Why a lane's certificates are revoked.</summary>
internal enum RevocationReason
{
    /// <summary>The device was stolen.</summary>
    Stolen,

    /// <summary>Nobody knows where the device is.</summary>
    Lost,

    /// <summary>Its key or disk may have been copied.</summary>
    Copied,

    /// <summary>It is out of use.</summary>
    Retired,
}
