namespace Bmis.Central.Devices;

/// <summary>How a lane's device stands.</summary>
internal enum DeviceState
{
    /// <summary>It has a certificate that counts.</summary>
    Current,

    /// <summary>It has one that should have been renewed long ago: two thirds of its life are over.</summary>
    Ending,

    /// <summary>Its certificate has expired.</summary>
    Expired,

    /// <summary>Its certificates were revoked, and it has no newer one.</summary>
    Revoked,

    /// <summary>It is bound to none: every certificate of the deployment's root that names the lane counts.</summary>
    Unbound,

    /// <summary>The lane is disabled.</summary>
    Disabled,
}
