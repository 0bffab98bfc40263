import GRDB
import JWTKit
import TOMLKit
import Mustache
import Hummingbird
import HummingbirdTLS
import AsyncHTTPClient
import CryptoExtras
